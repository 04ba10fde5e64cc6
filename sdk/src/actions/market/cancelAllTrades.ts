import type { Hash } from 'viem'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelAllTradesParameters = WriteParameters
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelAllTradesReturnType = Hash
export type SimulateCancelAllTradesReturnType = Simulation<number>
export type CancelAllTradesErrorType = WriteErrorType

/**
 * Ends all listings and offers of the sender. In the simulation `result` is the sender's new series.
 *
 * @example
 * await cancelAllTrades(client)
 */
export function cancelAllTrades(
  client: StaveClient,
  parameters: CancelAllTradesParameters = {},
): Promise<CancelAllTradesReturnType> {
  return write(client, call(), parameters)
}

/** As `cancelAllTrades`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCancelAllTrades(
  client: StaveClient,
  parameters: CancelAllTradesParameters = {},
): Promise<SimulateCancelAllTradesReturnType> {
  return simulate(client, call(), parameters)
}

function call() {
  return { contract: 'Market', abi: marketAbi, functionName: 'cancelAll', args: [] } as const
}
