import type { Address } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import type { TierTerms } from '../../patronage/terms.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetTierTermsParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
  /** The tier's number, from 1. */
  tier: number
  /** Their number, from 1. */
  version: number
}
export type GetTierTermsReturnType = Required<TierTerms>
export type GetTierTermsErrorType = ReadErrorType

/**
 * Terms of a tier, also old ones that patrons still have. All zero when there are none of this number.
 *
 * @example
 * const { perks } = await getTierTerms(client, { artist, tier: 1, version: 1 })
 */
export async function getTierTerms(
  client: StaveClient,
  { artist, tier, version, ...options }: GetTierTermsParameters,
): Promise<GetTierTermsReturnType> {
  const terms = await read(
    client,
    {
      contract: 'Patronage',
      abi: patronageAbi,
      functionName: 'termsOf',
      args: [artist, tier, version],
    },
    options,
  )
  return { ...terms, price: BigInt(terms.price) }
}
