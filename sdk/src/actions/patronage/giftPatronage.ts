import type { Address, Hash } from 'viem'
import type {
  PatronageBadMonthsError,
  PatronageOtherTierError,
  PatronageTermsChangedError,
  PatronageTierFullError,
  PatronageTotalFullError,
  PatronageUnknownTierError,
  PatronageZeroAddressError,
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
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type GiftPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** Who gets it. */
  patron: Address
  /** The tier's number, from 1. */
  tier: number
  /** The number of the terms that were read; with others it is refused. See `getTier`. */
  version: number
  /** How many months of 30 days to pay now. */
  months: number
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type GiftPatronageReturnType = Hash
export type SimulateGiftPatronageReturnType = Simulation<void>
export type GiftPatronageErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | PatronageBadMonthsError
  | PatronageOtherTierError
  | PatronageTermsChangedError
  | PatronageTierFullError
  | PatronageTotalFullError
  | PatronageUnknownTierError
  | PatronageZeroAddressError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Pays a patronage for somebody else: makes a patron, or adds months to those a patron has on that tier. The Patronage
 * contract must be approved for the amount.
 *
 * @example
 * await giftPatronage(client, { artist, patron: ben, tier: 1, version, months: 12 })
 */
export function giftPatronage(
  client: StaveClient,
  parameters: GiftPatronageParameters,
): Promise<GiftPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `giftPatronage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateGiftPatronage(
  client: StaveClient,
  parameters: GiftPatronageParameters,
): Promise<SimulateGiftPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, patron, tier, version, months, storefront }: GiftPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'gift',
    args: [artist, patron, tier, version, months, storefront ?? 0],
  } as const
}
