import type { Pass } from './pass.ts'

const BASIS_POINTS = 10_000n

export type PassPriceParameters = {
  /** The edition's price for one token, in micro-USDC. */
  price: bigint
  /** How many tokens. */
  quantity: number
  pass: Pick<Pass, 'discount'>
}

/**
 * What tokens cost with a pass, in micro-USDC, as the contract has it to the unit: one token's price is rounded up, then
 * multiplied.
 *
 * @example
 * passPrice({ price: 5_000_000n, quantity: 2, pass: { discount: 2_500 } }) // 7_500_000n
 */
export function passPrice({ price, quantity, pass }: PassPriceParameters): bigint {
  const one = (price * (BASIS_POINTS - BigInt(pass.discount)) + BASIS_POINTS - 1n) / BASIS_POINTS
  return one * BigInt(quantity)
}
