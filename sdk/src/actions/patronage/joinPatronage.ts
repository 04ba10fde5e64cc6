import type { Address, Hash } from 'viem'
import type {
  PatronageBadMonthsError,
  PatronageTermsChangedError,
  PatronageTierFullError,
  PatronageTotalFullError,
  PatronageUnknownTierError,
} from '../../errors/patronage.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Renewal, renewals } from '../../patronage/terms.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type JoinPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** The tier's number, from 1. */
  tier: number
  /** The number of the terms that were read; with others it is refused. See `getTier`. */
  version: number
  /** How many months of 30 days to pay now. */
  months: number
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
  /** `AUTOMATIC` lets anyone collect one month at a time when it is due, at the price agreed to now or a lower one; `MANUAL` unless given. */
  renewal?: Exclude<Renewal, 'CANCELLED'> | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type JoinPatronageReturnType = Hash
export type SimulateJoinPatronageReturnType = Simulation<void>
export type JoinPatronageErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | PatronageBadMonthsError
  | PatronageTermsChangedError
  | PatronageTierFullError
  | PatronageTotalFullError
  | PatronageUnknownTierError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Makes the sender a patron on the terms of today, or moves a patron to them; `previewJoinPatronage` tells the price
 * and the end. The Patronage contract must be approved for the amount; to renew automatically, for as many months as
 * shall be collected.
 *
 * @example
 * const { version } = await getTier(client, { artist, tier: 1 })
 * await joinPatronage(client, { artist, tier: 1, version, months: 3, renewal: 'AUTOMATIC' })
 */
export function joinPatronage(
  client: StaveClient,
  parameters: JoinPatronageParameters,
): Promise<JoinPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `joinPatronage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateJoinPatronage(
  client: StaveClient,
  parameters: JoinPatronageParameters,
): Promise<SimulateJoinPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, tier, version, months, storefront, renewal }: JoinPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'join',
    args: [artist, tier, version, months, storefront ?? 0, renewals.indexOf(renewal ?? 'MANUAL')],
  } as const
}
