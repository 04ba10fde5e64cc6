import { formatUsd } from '@/lib/money.ts'

/** What stands in a wallet's way to a payment. Amounts in micro-USDC. */
export type Means = {
  /** What the payment takes. */
  amount: bigint
  /** What the contract must be allowed to take: more than `amount` where it collects again later. */
  allow?: bigint | undefined
  /** What the wallet holds; undefined while that is not known. */
  balance: bigint | undefined
  /** What the contract may take already; undefined while that is not known. */
  allowance: bigint | undefined
}

/** How much the contract must newly be allowed to take; zero when the allowance suffices. */
export function toAllow({ amount, allow = amount, allowance = 0n }: Means): bigint {
  const needed = allow > amount ? allow : amount
  return needed > 0n && allowance < needed ? needed : 0n
}

/** Why the wallet cannot pay, and what to do; undefined when it can. */
export function shortfall({ amount, balance }: Means): string | undefined {
  if (balance === undefined || balance >= amount) return undefined
  return `Your wallet holds ${formatUsd(balance)}, and this takes ${formatUsd(amount)}. Add ${formatUsd(amount - balance)} first.`
}

/** The requests that the wallet will show, in order, in words; `first` is another write that comes before. */
export function requestsOf(means: Means, action: string, first?: string): string[] {
  const allow = toAllow(means)
  return [
    ...(allow > 0n ? [`Let the contract take up to ${formatUsd(allow)}`] : []),
    ...(first === undefined ? [] : [first]),
    action,
  ]
}
