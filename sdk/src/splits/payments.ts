/** An amount for a split, or for a song. */
export type Payment = {
  /** The split's id; for `toSplits` the song's. */
  to: number
  /** Micro-USDC, below 2^64. */
  amount: bigint
}

/**
 * A payment in one word, as the contracts take and log it: `to << 64 | amount`.
 *
 * @example
 * encodePayment({ to: 7, amount: 10_000n })
 */
export function encodePayment({ to, amount }: Payment): bigint {
  return (BigInt(to) << 64n) | BigInt.asUintN(64, amount)
}

/**
 * The payment that a word stands for.
 *
 * @example
 * decodePayment((7n << 64n) | 10_000n) // { to: 7, amount: 10_000n }
 */
export function decodePayment(word: bigint): Payment {
  return { to: Number(word >> 64n), amount: BigInt.asUintN(64, word) }
}
