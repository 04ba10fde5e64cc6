import type { Address, Hash } from 'viem'
import type {
  PatronageBadMonthsError,
  PatronageNotAutomaticError,
  PatronageNotDueError,
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

export type CollectPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** From whom. */
  patron: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CollectPatronageReturnType = Hash
export type SimulateCollectPatronageReturnType = Simulation<bigint>
export type CollectPatronageErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | PatronageBadMonthsError
  | PatronageNotAutomaticError
  | PatronageNotDueError
  | PatronageNotPatronError
  | PatronageTotalFullError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError

/**
 * Collects one month that is due from a patron who agreed to it; anyone may send it, and earns the artist's keeper
 * reward. In the simulation `result` is that reward, in micro-USDC.
 *
 * @example
 * await collectPatronage(client, { artist, patron })
 */
export function collectPatronage(
  client: StaveClient,
  parameters: CollectPatronageParameters,
): Promise<CollectPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `collectPatronage`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCollectPatronage(
  client: StaveClient,
  parameters: CollectPatronageParameters,
): Promise<SimulateCollectPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, patron }: CollectPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'collect',
    args: [artist, patron],
  } as const
}
