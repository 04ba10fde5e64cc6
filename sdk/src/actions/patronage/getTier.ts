import type { Address } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import { decodeLimit } from '../../patronage/terms.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetTierParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
  /** The tier's number, from 1. */
  tier: number
}
export type GetTierReturnType = {
  /** The number of the terms that new patrons agree to, from 1; 0 when there is no such tier. */
  version: number
  /** Micro-USDC for 30 days in those terms. */
  price: bigint
  /** How many places there are; undefined is no limit, 0 takes no new patrons. */
  limit: number | undefined
  /** Places taken. */
  patrons: number
}
export type GetTierErrorType = ReadErrorType

/**
 * A tier as it is offered now.
 *
 * @example
 * const { version, price } = await getTier(client, { artist, tier: 1 })
 */
export async function getTier(
  client: StaveClient,
  { artist, tier, ...options }: GetTierParameters,
): Promise<GetTierReturnType> {
  const offer = await read(
    client,
    { contract: 'Patronage', abi: patronageAbi, functionName: 'tierOf', args: [artist, tier] },
    options,
  )
  return { ...offer, price: BigInt(offer.price), limit: decodeLimit(offer.limit) }
}
