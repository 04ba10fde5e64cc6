import type { Address, Hex } from 'viem'
import { tabsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetKeyExpiryParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** The gateway's account. */
  gateway: Address
  /** The session key's `id`. */
  keyId: Hex
}
export type GetKeyExpiryReturnType = number
export type GetKeyExpiryErrorType = ReadErrorType

/**
 * Unix seconds until which a session key signs; zero when it was never registered. What it signed settles for one
 * more day.
 *
 * @example
 * const expiresAt = await getKeyExpiry(client, { listener, gateway, keyId: key.id })
 */
export function getKeyExpiry(
  client: StaveClient,
  { listener, gateway, keyId, ...options }: GetKeyExpiryParameters,
): Promise<GetKeyExpiryReturnType> {
  return read(
    client,
    { contract: 'Tabs', abi: tabsAbi, functionName: 'keyExpiry', args: [listener, gateway, keyId] },
    options,
  )
}
