import type { Address } from 'viem'
import { accessAbi } from '../../generated/abis.ts'
import { type AccessQuality, type AccessReason, accessQualities, accessReasons } from './reasons.ts'

/** The contract's largest time: the answer does not end by itself. */
const NO_END = 2 ** 40 - 1

import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetAccessParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** The song's id. */
  song: number
}
export type GetAccessReturnType = {
  /** Whether the whole song may be served without a payment for this play. */
  allowed: boolean
  /** By which line, or why not. `PAYMENT_REQUIRED`: a paid play opens it. */
  reason: AccessReason
  /** The best quality that may be served. */
  quality: AccessQuality
  /** Unix seconds until which the answer holds if nothing else changes; undefined is without end. */
  until: number | undefined
}
export type GetAccessErrorType = ReadErrorType

/**
 * May this listener play this song, by which line, until when. An unknown song is a reason, not an error.
 *
 * @example
 * const { allowed, reason } = await getAccess(client, { listener, song: 1 })
 */
export async function getAccess(
  client: StaveClient,
  { listener, song, ...options }: GetAccessParameters,
): Promise<GetAccessReturnType> {
  const grant = await read(
    client,
    { contract: 'Access', abi: accessAbi, functionName: 'accessOf', args: [listener, song] },
    options,
  )
  return {
    allowed: grant.allowed,
    reason: accessReasons[grant.reason] ?? 'CLOSED',
    quality: accessQualities[grant.quality] ?? 'PREVIEW',
    until: grant.until === NO_END ? undefined : grant.until,
  }
}
