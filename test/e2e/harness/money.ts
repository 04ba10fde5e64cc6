import type { Address } from 'viem'
import type { ChainReader } from './chain.ts'
import type { Graph } from './graph.ts'

/** What a payment of `amount` micro-USDC leaves after the protocol fee of `basisPoints`, which is rounded down. */
export function afterFee(amount: bigint, basisPoints: number): bigint {
  return amount - (amount * BigInt(basisPoints)) / 10_000n
}

/** What is withdrawable for `account` in all of its splits together. */
export async function earnings(
  chain: ChainReader,
  graph: Graph,
  account: Address,
): Promise<bigint> {
  const splits = await graph.splitsOf(account)
  const amounts = await Promise.all(splits.map((split) => chain.withdrawable(split, account)))
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

type PlatformRow = Record<
  'paid' | 'credited' | 'withdrawn' | 'fees' | 'storefrontFees' | 'pendingFees' | 'accounted',
  bigint
> & { deposited: bigint }

/** The subgraph's totals of the whole deployment. */
export async function platformTotals(graph: Graph): Promise<PlatformRow> {
  const { platform } = await graph.query<{ platform: Record<string, string> }>(`{
    platform(id: "0x00") {
      paid credited withdrawn fees storefrontFees pendingFees accounted deposited
    }
  }`)
  const entries = Object.entries(platform).map(([name, text]) => [name, BigInt(text)])
  return Object.fromEntries(entries)
}
