import type { Address, Hex } from 'viem'
import { tabsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetTabDigestParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** The gateway's account. */
  gateway: Address
  /** The tab's number in its lane. */
  nonce: bigint
  /** Packed by `encodeItems`. */
  items: Hex
}
export type GetTabDigestReturnType = Hex
export type GetTabDigestErrorType = ReadErrorType

/**
 * The EIP-712 digest of a tab as the contract computes it; `hashTab` gives the same without a call.
 *
 * @example
 * const digest = await getTabDigest(client, { listener, gateway, nonce: 1n, items })
 */
export function getTabDigest(
  client: StaveClient,
  { listener, gateway, nonce, items, ...options }: GetTabDigestParameters,
): Promise<GetTabDigestReturnType> {
  return read(
    client,
    {
      contract: 'Tabs',
      abi: tabsAbi,
      functionName: 'digestOf',
      args: [listener, gateway, nonce, items],
    },
    options,
  )
}
