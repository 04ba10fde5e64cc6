import { getBlock } from 'viem/actions'
import { toStaveError } from '../../errors/toStaveError.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'
import type { SubscriptionPrices } from './tiers.ts'

export type GetSubscriptionPricesParameters = ReadParameters
export type GetSubscriptionPricesReturnType = {
  /** In force. */
  current: SubscriptionPrices
  /** Announced, and not in force yet. */
  next: (SubscriptionPrices & NextPrices) | undefined
}
type NextPrices = {
  /** Unix seconds from which they are in force. */
  from: number
}
export type GetSubscriptionPricesErrorType = ReadErrorType

/**
 * What subscriptions cost at the newest block, or at `blockNumber`, and what they will cost, in micro-USDC for 30 days.
 *
 * @example
 * const { current, next } = await getSubscriptionPrices(client)
 */
export async function getSubscriptionPrices(
  client: StaveClient,
  options: GetSubscriptionPricesParameters = {},
): Promise<GetSubscriptionPricesReturnType> {
  const { blockNumber } = options
  const block = await getBlock(client, { ...(blockNumber !== undefined && { blockNumber }) }).catch(
    (error) => {
      throw toStaveError(error)
    },
  )
  const stored = await read(
    client,
    { contract: 'Subscriptions', abi: subscriptionsAbi, functionName: 'prices', args: [] },
    { ...options, blockNumber: block.number },
  )
  const first = inMicroUsdc(stored.basic, stored.premium, stored.supporter)
  if (stored.nextAt === 0) return { current: first, next: undefined }
  const later = inMicroUsdc(stored.nextBasic, stored.nextPremium, stored.nextSupporter)
  if (block.timestamp >= stored.nextAt) return { current: later, next: undefined }
  return { current: first, next: { ...later, from: stored.nextAt } }
}

function inMicroUsdc(basic: number, premium: number, supporter: number): SubscriptionPrices {
  return { basic: BigInt(basic), premium: BigInt(premium), supporter: BigInt(supporter) }
}
