import type { Address, Hash } from 'viem'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import { giftsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetGiftTabsParameters = WriteParameters & {
  /** The Tabs contract. */
  tabs: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetGiftTabsReturnType = Hash
export type SimulateSetGiftTabsReturnType = Simulation<void>
export type SetGiftTabsErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError

/**
 * Names the contract that settles listens, whose reports alone earn credit; the sender is an admin whose delay for it
 * has run.
 *
 * @example
 * await setGiftTabs(client, { tabs })
 */
export function setGiftTabs(
  client: StaveClient,
  parameters: SetGiftTabsParameters,
): Promise<SetGiftTabsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setGiftTabs`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetGiftTabs(
  client: StaveClient,
  parameters: SetGiftTabsParameters,
): Promise<SimulateSetGiftTabsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ tabs }: SetGiftTabsParameters) {
  return { contract: 'Gifts', abi: giftsAbi, functionName: 'setTabs', args: [tabs] } as const
}
