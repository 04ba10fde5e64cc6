import type { Address, Hash } from 'viem'
import type {
  PatronageAboveMaximumError,
  PatronageBadMonthsError,
  PatronageNotPatronError,
  PatronageTotalFullError,
} from '../../errors/patronage.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
} from '../../errors/splits.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RenewPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** How many months of 30 days to pay now. */
  months: number
  /** The most micro-USDC that the sender will pay in all. */
  maximum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RenewPatronageReturnType = Hash
export type SimulateRenewPatronageReturnType = Simulation<void>
export type RenewPatronageErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | PatronageAboveMaximumError
  | PatronageBadMonthsError
  | PatronageNotPatronError
  | PatronageTotalFullError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError

/**
 * Adds months to the end of the sender's paid time, also within the 7 days after it. Undoes a cancellation. The
 * Patronage contract must be approved for the amount.
 *
 * @example
 * const { renewalPrice } = await getPatronStanding(client, { artist, patron })
 * await renewPatronage(client, { artist, months: 1, maximum: renewalPrice })
 */
export function renewPatronage(
  client: StaveClient,
  parameters: RenewPatronageParameters,
): Promise<RenewPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `renewPatronage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateRenewPatronage(
  client: StaveClient,
  parameters: RenewPatronageParameters,
): Promise<SimulateRenewPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, months, maximum }: RenewPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'renew',
    args: [artist, months, maximum],
  } as const
}
