import type { Address, Hash, Hex } from 'viem'
import type { TabsUnknownKeyError } from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type RevokeSessionKeyParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** The session key's `id`. */
  keyId: Hex
}
/** The transaction; wait for it with `waitForReceipt`. */
export type RevokeSessionKeyReturnType = Hash
export type SimulateRevokeSessionKeyReturnType = Simulation<void>
export type RevokeSessionKeyErrorType = WriteErrorType | TabsUnknownKeyError

/**
 * Revokes a session key. The gateway stops serving it at once; what it signed settles for one more day.
 *
 * @example
 * await revokeSessionKey(client, { gateway, keyId: key.id })
 */
export function revokeSessionKey(
  client: StaveClient,
  parameters: RevokeSessionKeyParameters,
): Promise<RevokeSessionKeyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `revokeSessionKey`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateRevokeSessionKey(
  client: StaveClient,
  parameters: RevokeSessionKeyParameters,
): Promise<SimulateRevokeSessionKeyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ gateway, keyId }: RevokeSessionKeyParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'revokeKey',
    args: [gateway, keyId],
  } as const
}
