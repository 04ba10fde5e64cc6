import type { Hash, Hex } from 'viem'
import type { SplitsNoSuchChangeError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AcceptChangeParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** What the sender has read: another proposal in between is refused. */
  change: Hex
  /** False takes an acceptance back; true unless given. */
  accepted?: boolean | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AcceptChangeReturnType = Hash
export type SimulateAcceptChangeReturnType = Simulation<void>
export type AcceptChangeErrorType = WriteErrorType | SplitsNoSuchChangeError

/**
 * Accepts the proposed change of shares for the sender, or takes the acceptance back.
 *
 * @example
 * await acceptChange(client, { split: 7, change })
 */
export function acceptChange(
  client: StaveClient,
  parameters: AcceptChangeParameters,
): Promise<AcceptChangeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `acceptChange`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAcceptChange(
  client: StaveClient,
  parameters: AcceptChangeParameters,
): Promise<SimulateAcceptChangeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, change, accepted }: AcceptChangeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'acceptChange',
    args: [split, change, accepted ?? true],
  } as const
}
