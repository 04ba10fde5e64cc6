import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetStreamTermsParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetStreamTermsReturnType = {
  /** The split that earns it. */
  split: number
  /** Micro-USDC for one play; zero unless the song is released, not suspended, and sold by the play. */
  price: bigint
}
export type GetStreamTermsErrorType = ReadErrorType | CatalogUnknownSongError

/**
 * What a paid play of a song needs.
 *
 * @example
 * const { split, price } = await getStreamTerms(client, { song: 1 })
 */
export async function getStreamTerms(
  client: StaveClient,
  { song, ...options }: GetStreamTermsParameters,
): Promise<GetStreamTermsReturnType> {
  const [split, price] = await read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'streamTerms', args: [song] },
    options,
  )
  return { split, price: BigInt(price) }
}
