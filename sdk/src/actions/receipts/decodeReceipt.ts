import { type ParseEventLogsReturnType, parseEventLogs, type TransactionReceipt } from 'viem'
import { catalogAbi, splitsAbi, tabsAbi } from '../../generated/abis.ts'

/** The contracts' events; `Withdrawn` of Tabs and of Splits are told apart by their fields. */
const eventsAbi = [...catalogAbi, ...splitsAbi, ...tabsAbi] as const

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
