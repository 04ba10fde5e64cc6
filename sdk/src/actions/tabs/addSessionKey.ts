import type { Address, Hash } from 'viem'
import type {
  TabsBadExpiryError,
  TabsBadKeyError,
  TabsZeroAddressError,
} from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import type { SessionKeyInput } from './sessionKeyInput.ts'

export type AddSessionKeyParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** Its public point, and until when it signs: at most 366 days from now. */
  key: SessionKeyInput
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AddSessionKeyReturnType = Hash
export type SimulateAddSessionKeyReturnType = Simulation<void>
export type AddSessionKeyErrorType =
  | WriteErrorType
  | TabsBadExpiryError
  | TabsBadKeyError
  | TabsZeroAddressError

/**
 * Lets another session key (another device) sign for the sender's lane, or extends one that stands.
 *
 * @example
 * await addSessionKey(client, { gateway, key: { ...(await createSessionKey()), expiresAt } })
 */
export function addSessionKey(
  client: StaveClient,
  parameters: AddSessionKeyParameters,
): Promise<AddSessionKeyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `addSessionKey`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAddSessionKey(
  client: StaveClient,
  parameters: AddSessionKeyParameters,
): Promise<SimulateAddSessionKeyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ gateway, key }: AddSessionKeyParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'addKey',
    args: [gateway, { x: key.x, y: key.y, expiresAt: key.expiresAt }],
  } as const
}
