import { formatUnits, parseUnits } from 'viem'

/** Decimals of the currency: amounts are whole numbers of millionths (micro-USDC). */
export const CURRENCY_DECIMALS = 6

/**
 * An amount in words, with at least two decimals and as many as it needs.
 *
 * @example
 * formatUsdc(1_500_000n) // '1.50 USDC'
 * formatUsdc(2_500n) // '0.0025 USDC'
 */
export function formatUsdc(amount: bigint): string {
  const [whole, fraction = ''] = formatUnits(amount, CURRENCY_DECIMALS).split('.')
  return `${whole}.${fraction.padEnd(2, '0')} USDC`
}

/**
 * Micro-USDC of a decimal number as a person writes it.
 *
 * Throws viem's `InvalidDecimalNumberError` when the text is no number.
 *
 * @example
 * parseUsdc('1.5') // 1_500_000n
 */
export function parseUsdc(text: string): bigint {
  return parseUnits(text.trim(), CURRENCY_DECIMALS)
}

/** Unix seconds in words, in UTC. */
export function formatTime(seconds: number | bigint): string {
  const time = new Date(Number(seconds) * 1000)
  if (Number.isNaN(time.getTime())) return 'the end of time'
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Parts per million as percent: `formatShare(125_000)` is `12.5 %`. */
export function formatShare(share: number | bigint): string {
  return `${Number(share) / 10_000} %`
}

/** Basis points as percent: `formatBasisPoints(250)` is `2.5 %`. */
export function formatBasisPoints(points: number | bigint): string {
  return `${Number(points) / 100} %`
}

/** Thousandths of a Commons Gift Credit in words: `formatCredit(1_500n)` is `1.5 CGC`. */
export function formatCredit(amount: number | bigint): string {
  return `${formatUnits(BigInt(amount), 3)} CGC`
}
