import type { Address } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPatronStandingParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
  /** The patron's account. */
  patron: Address
}
export type GetPatronStandingReturnType =
  | {
      /** The tier. */
      tier: number
      /** 1 below 3 unbroken months, 2 below 6, 3 below 12, 4 from 12. */
      loyalty: number
      /** Whole months of paid time that have passed since it began. */
      unbrokenMonths: number
      /** Hours before a release from which this patron may play it. */
      earlyAccessHours: number
      /** Unix seconds at which access ends if nothing is paid, grace included. */
      until: number
      /** Micro-USDC for 30 more days. */
      renewalPrice: bigint
    }
  | undefined
export type GetPatronStandingErrorType = ReadErrorType

/**
 * What a patronage is worth at this moment; undefined for somebody who is no patron.
 *
 * @example
 * const standing = await getPatronStanding(client, { artist, patron })
 */
export async function getPatronStanding(
  client: StaveClient,
  { artist, patron, ...options }: GetPatronStandingParameters,
): Promise<GetPatronStandingReturnType> {
  const standing = await read(
    client,
    {
      contract: 'Patronage',
      abi: patronageAbi,
      functionName: 'standingOf',
      args: [artist, patron],
    },
    options,
  )
  return standing.tier === 0
    ? undefined
    : { ...standing, renewalPrice: BigInt(standing.renewalPrice) }
}
