import type { Hex } from 'viem'

/** A session key as it is registered. A `SessionKey` with an expiry is one. */
export type SessionKeyInput = {
  x: Hex
  y: Hex
  /** Unix seconds until which it signs, at most 366 days from now. */
  expiresAt: number
}
