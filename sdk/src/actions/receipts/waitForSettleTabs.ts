import { type Address, isAddressEqual, parseEventLogs, type TransactionReceipt } from 'viem'
import { tabsAbi } from '../../generated/abis.ts'
import { type PlayKind, playKinds } from '../../tabs/items.ts'
import { addressOf } from '../call.ts'
import type { StaveClient } from '../client.ts'
import type { WaitForEventParameters } from './waitForEvent.ts'
import { type WaitForReceiptErrorType, waitForReceipt } from './waitForReceipt.ts'

export type WaitForSettleTabsParameters = WaitForEventParameters
export type WaitForSettleTabsReturnType = {
  settled: {
    listener: Address
    nonce: bigint
    /** Micro-USDC that the tab's paid items add up to. */
    owed: bigint
    /** Micro-USDC taken from the deposit: less than `owed` when that ran out. */
    paid: bigint
  }[]
  /** Tabs that were settled before. */
  skipped: { listener: Address; nonce: bigint }[]
  /** Unpaid plays that earned no reward and no points, though their tab was settled. */
  notCounted: { listener: Address; nonce: bigint; kind: PlayKind }[]
  receipt: TransactionReceipt
}
export type WaitForSettleTabsErrorType = WaitForReceiptErrorType

/**
 * Waits for a `settleTabs` and tells what became of each tab.
 *
 * @example
 * const { settled, skipped } = await waitForSettleTabs(client, { hash })
 */
export async function waitForSettleTabs(
  client: StaveClient,
  { hash, timeout, address }: WaitForSettleTabsParameters,
): Promise<WaitForSettleTabsReturnType> {
  const receipt = await waitForReceipt(client, { hash, timeout })
  const emitter = address ?? (await addressOf(client, 'Tabs'))
  const logs = receipt.logs.filter((log) => isAddressEqual(log.address, emitter))
  const settled = parseEventLogs({ abi: tabsAbi, eventName: 'TabSettled', logs })
  const skipped = parseEventLogs({ abi: tabsAbi, eventName: 'TabSkipped', logs })
  const notCounted = parseEventLogs({ abi: tabsAbi, eventName: 'NotCounted', logs })
  return {
    settled: settled.map(({ args: { listener, nonce, owed, paid } }) => {
      return { listener, nonce, owed, paid }
    }),
    skipped: skipped.map(({ args: { listener, nonce } }) => ({ listener, nonce })),
    notCounted: notCounted.map(({ args: { listener, nonce, kind } }) => {
      return { listener, nonce, kind: playKinds[kind] ?? 'GIFT' }
    }),
    receipt,
  }
}
