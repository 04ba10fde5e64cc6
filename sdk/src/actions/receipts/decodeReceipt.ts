import { type ParseEventLogsReturnType, parseEventLogs, type TransactionReceipt } from 'viem'
import {
  catalogAbi,
  dutchAuctionsAbi,
  editionsAbi,
  englishAuctionsAbi,
  giftsAbi,
  marketAbi,
  patronageAbi,
  royaltyShareAbi,
  royaltySharesAbi,
  splitsAbi,
  subscriptionsAbi,
  tabsAbi,
} from '../../generated/abis.ts'

/** The contracts' events; those of the same name are told apart by their fields, and by the `address` of the log. */
const eventsAbi = [
  ...catalogAbi,
  ...splitsAbi,
  ...tabsAbi,
  ...giftsAbi,
  ...patronageAbi,
  ...editionsAbi,
  ...dutchAuctionsAbi,
  ...englishAuctionsAbi,
  ...subscriptionsAbi,
  ...marketAbi,
  ...royaltySharesAbi,
  ...royaltyShareAbi,
] as const

export type DecodeReceiptReturnType = ParseEventLogsReturnType<typeof eventsAbi>

/**
 * The events of Stave's contracts in a receipt, in order. Others' events are left out; read `address` where it matters
 * that a log is Stave's own.
 *
 * @example
 * const events = decodeReceipt(await waitForReceipt(client, { hash }))
 */
export function decodeReceipt({ logs }: Pick<TransactionReceipt, 'logs'>): DecodeReceiptReturnType {
  return parseEventLogs({ abi: eventsAbi, logs })
}
