/** Micro-USDC as the pages write them: at least two decimals, and as many more as the amount has. */
export function formatUsd(micro: bigint): string {
  const whole = (micro / 1_000_000n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = (micro % 1_000_000n).toString().padStart(6, '0')
  return `$${whole}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, '')}`
}
