import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetStreamParameters = ReadParameters & {
  /** The song's id. */
  song: number
}
export type GetStreamReturnType = {
  /** The split that earns it. */
  split: number
  /** Micro-USDC for one play. */
  price: bigint
  /** Whether the song is released, not suspended, and sold by the play. */
  open: boolean
}
export type GetStreamErrorType = ReadErrorType | CatalogUnknownSongError

/**
 * What a paid play of a song needs.
 *
 * @example
 * const { price, open } = await getStream(client, { song: 1 })
 */
export async function getStream(
  client: StaveClient,
  { song, ...options }: GetStreamParameters,
): Promise<GetStreamReturnType> {
  const [split, price, open] = await read(
    client,
    { contract: 'Catalog', abi: catalogAbi, functionName: 'streamOf', args: [song] },
    options,
  )
  return { split, price: BigInt(price), open }
}
