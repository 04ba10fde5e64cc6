import { toPercent } from './percent.ts'

/** One USDC in micro-USDC. */
export const USD = 1_000_000n

/**
 * Writes micro-USDC as dollars, exactly: at least two decimals, and as many more as the amount has.
 *
 * @example
 * formatUsd(3_000n) // '$0.003'
 * formatUsd(1_234_500_000n) // '$1,234.50'
 */
export function formatUsd(micro: bigint): string {
  const sign = micro < 0n ? '−' : ''
  const amount = micro < 0n ? -micro : micro
  const whole = group((amount / USD).toString())
  const fraction = (amount % USD).toString().padStart(6, '0')
  return `${sign}$${whole}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, '')}`
}

/**
 * Reads an amount of dollars that a person typed, as micro-USDC. Undefined when it is none, is negative or has more
 * than six decimals.
 *
 * @example
 * parseUsd('$1,250.5') // 1_250_500_000n
 */
export function parseUsd(text: string): bigint | undefined {
  const clean = text
    .trim()
    .replace(/^\$\s*/, '')
    .replaceAll(',', '')
  const match = /^(\d{1,12})(?:\.(\d{0,6}))?$|^\.(\d{1,6})$/.exec(clean)
  if (!match) return undefined
  const whole = BigInt(match[1] ?? '0')
  const fraction = (match[2] ?? match[3] ?? '').padEnd(6, '0')
  return whole * USD + BigInt(fraction)
}

/** Dollars without the sign, as an input shows them: `formatUsdInput(10_000n)` is `0.01`. */
export function formatUsdInput(micro: bigint): string {
  return formatUsd(micro).replace('$', '').replaceAll(',', '')
}

/** A whole number with thousands separated: `formatCount(12345n)` is `12,345`. */
export function formatCount(count: bigint | number): string {
  return group(count.toString())
}

/**
 * Parts per million as a percentage, exactly.
 *
 * @example
 * formatShare(125_000) // '12.5 %'
 */
export function formatShare(ppm: number): string {
  return `${toPercent(ppm)} %`
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
