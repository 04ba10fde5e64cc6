import type { Address } from 'viem'
import type { PatronageBadMonthsError, PatronageUnknownTierError } from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type PreviewJoinPatronageParameters = ReadParameters & {
  /** The artist's account. */
  artist: Address
  /** Who would join. */
  patron: Address
  /** The tier's number, from 1. */
  tier: number
  /** How many months of 30 days to pay now. */
  months: number
}
export type PreviewJoinPatronageReturnType = {
  /** Micro-USDC. */
  amount: bigint
  /** Unix seconds at which the paid time would end. */
  paidUntil: number
}
export type PreviewJoinPatronageErrorType =
  | ReadErrorType
  | PatronageBadMonthsError
  | PatronageUnknownTierError

/**
 * What `joinPatronage` would cost and give now, whether or not the tier has a place left.
 *
 * @example
 * const { amount, paidUntil } = await previewJoinPatronage(client, { artist, patron, tier: 2, months: 1 })
 */
export async function previewJoinPatronage(
  client: StaveClient,
  { artist, patron, tier, months, ...options }: PreviewJoinPatronageParameters,
): Promise<PreviewJoinPatronageReturnType> {
  const [amount, paidUntil] = await read(
    client,
    {
      contract: 'Patronage',
      abi: patronageAbi,
      functionName: 'previewJoin',
      args: [artist, patron, tier, months],
    },
    options,
  )
  return { amount, paidUntil }
}
