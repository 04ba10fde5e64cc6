import type { Address } from 'viem'
import { tabsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetStorefrontParameters = ReadParameters & {
  /** The gateway's account. */
  gateway: Address
}
export type GetStorefrontReturnType = number | undefined
export type GetStorefrontErrorType = ReadErrorType

/**
 * The split in which a gateway earns its part of the protocol fee; undefined when it has named none.
 *
 * @example
 * const split = await getStorefront(client, { gateway })
 */
export async function getStorefront(
  client: StaveClient,
  { gateway, ...options }: GetStorefrontParameters,
): Promise<GetStorefrontReturnType> {
  const split = await read(
    client,
    { contract: 'Tabs', abi: tabsAbi, functionName: 'storefrontOf', args: [gateway] },
    options,
  )
  return split === 0 ? undefined : split
}
