import type { Hash } from 'viem'
import type { TabsUnknownSplitError } from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetStorefrontParameters = WriteParameters & {
  /** The split; none unless given. */
  split?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetStorefrontReturnType = Hash
export type SimulateSetStorefrontReturnType = Simulation<void>
export type SetStorefrontErrorType = WriteErrorType | TabsUnknownSplitError

/**
 * Names the split in which the sender, a gateway, earns its part of the protocol fee.
 *
 * @example
 * await setStorefront(client, { split: 7 })
 */
export function setStorefront(
  client: StaveClient,
  parameters: SetStorefrontParameters,
): Promise<SetStorefrontReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setStorefront`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetStorefront(
  client: StaveClient,
  parameters: SetStorefrontParameters,
): Promise<SimulateSetStorefrontReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split }: SetStorefrontParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'setStorefront',
    args: [split ?? 0],
  } as const
}
