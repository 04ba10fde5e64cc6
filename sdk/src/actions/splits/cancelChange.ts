import type { Hash } from 'viem'
import type { SplitsNoSuchChangeError, SplitsNotControllerError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelChangeParameters = WriteParameters & {
  /** The split's id. */
  split: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelChangeReturnType = Hash
export type SimulateCancelChangeReturnType = Simulation<void>
export type CancelChangeErrorType =
  | WriteErrorType
  | SplitsNoSuchChangeError
  | SplitsNotControllerError

/**
 * Withdraws the proposed change; the sender is the controller.
 *
 * @example
 * await cancelChange(client, { split: 7 })
 */
export function cancelChange(
  client: StaveClient,
  parameters: CancelChangeParameters,
): Promise<CancelChangeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelChange`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelChange(
  client: StaveClient,
  parameters: CancelChangeParameters,
): Promise<SimulateCancelChangeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split }: CancelChangeParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'cancelChange',
    args: [split],
  } as const
}
