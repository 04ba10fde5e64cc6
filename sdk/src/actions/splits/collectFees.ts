import type { Hash } from 'viem'
import type { SplitsNothingToPayError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CollectFeesParameters = WriteParameters
/** The transaction; wait for it with `waitForReceipt`. */
export type CollectFeesReturnType = Hash
export type SimulateCollectFeesReturnType = Simulation<void>
export type CollectFeesErrorType = WriteErrorType | SplitsNothingToPayError

/**
 * Credits the protocol fees taken so far to the treasury's split; anyone may send it.
 *
 * @example
 * await collectFees(client)
 */
export function collectFees(
  client: StaveClient,
  parameters: CollectFeesParameters = {},
): Promise<CollectFeesReturnType> {
  return write(client, call, parameters)
}

/** As `collectFees`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCollectFees(
  client: StaveClient,
  parameters: CollectFeesParameters = {},
): Promise<SimulateCollectFeesReturnType> {
  return simulate(client, call, parameters)
}

const call = { contract: 'Splits', abi: splitsAbi, functionName: 'collectFees', args: [] } as const
