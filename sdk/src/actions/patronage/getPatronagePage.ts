import type { Address } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPatronagePageParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
}
export type GetPatronagePageReturnType = {
  /** The split that earns it; undefined when the artist has no patronage. */
  split: number | undefined
  /** Basis points of an automatic renewal that go to whoever collects it. */
  keeperReward: number
  /** Tiers have the numbers 1 to `tierCount`; a higher one is the higher tier. */
  tierCount: number
  /** Places taken on all tiers; who has lapsed keeps one until somebody frees it. */
  patrons: number
  /** Micro-USDC that all patrons have paid, before fees and rewards. */
  contributed: bigint
}
export type GetPatronagePageErrorType = ReadErrorType

/**
 * An artist's patronage as a whole.
 *
 * @example
 * const { tierCount, patrons } = await getPatronagePage(client, { artist })
 */
export async function getPatronagePage(
  client: StaveClient,
  { artist, ...options }: GetPatronagePageParameters,
): Promise<GetPatronagePageReturnType> {
  const page = await read(
    client,
    { contract: 'Patronage', abi: patronageAbi, functionName: 'pageOf', args: [artist] },
    options,
  )
  return { ...page, split: page.split === 0 ? undefined : page.split }
}
