import type { Address } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import { type Renewal, renewals } from '../../patronage/terms.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetPatronParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
  /** The patron's account. */
  patron: Address
}
export type GetPatronReturnType = {
  /** Unix seconds from which it has been unbroken; 0 for somebody who never joined. */
  since: number
  /** Unix seconds at which the paid time ends. */
  paidUntil: number
  /** The tier whose place it takes; undefined for none. */
  tier: number | undefined
  /** The number of the terms that the patron agreed to. */
  version: number
  /** What the paid time still to come was bought for, in micro-USDC for 30 days, rounded down. */
  rate: bigint
  /** How it goes on at the end of the paid time. */
  renewal: Renewal
  /** Micro-USDC paid for it so far, whoever paid. */
  contributed: bigint
  /** The split of the storefront that brought it. */
  storefront: number | undefined
}
export type GetPatronErrorType = ReadErrorType

/**
 * A patronage as it is stored, lapsed or not. `getPatronStanding` tells what it is worth now.
 *
 * @example
 * const { paidUntil, renewal } = await getPatron(client, { artist, patron })
 */
export async function getPatron(
  client: StaveClient,
  { artist, patron, ...options }: GetPatronParameters,
): Promise<GetPatronReturnType> {
  const stored = await read(
    client,
    { contract: 'Patronage', abi: patronageAbi, functionName: 'patronOf', args: [artist, patron] },
    options,
  )
  return {
    ...stored,
    tier: stored.tier || undefined,
    rate: BigInt(stored.rate),
    renewal: renewals[stored.renewal] ?? 'CANCELLED',
    storefront: stored.storefront || undefined,
  }
}
