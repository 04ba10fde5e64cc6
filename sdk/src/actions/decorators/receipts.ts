import type { StaveClient } from '../client.ts'
import { waitForCreateSplit } from '../receipts/waitForCreateSplit.ts'
import { waitForProposeChange } from '../receipts/waitForProposeChange.ts'
import { waitForReceipt } from '../receipts/waitForReceipt.ts'
import { waitForRegisterSong } from '../receipts/waitForRegisterSong.ts'
import { waitForSettleTabs } from '../receipts/waitForSettleTabs.ts'
import { binder } from './bind.ts'

export type ReceiptsActions = ReturnType<ReturnType<typeof receiptsActions>>

/**
 * Actions that wait for a transaction, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(receiptsActions())
 */
export function receiptsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      waitForCreateSplit: bind(waitForCreateSplit),
      waitForProposeChange: bind(waitForProposeChange),
      waitForReceipt: bind(waitForReceipt),
      waitForRegisterSong: bind(waitForRegisterSong),
      waitForSettleTabs: bind(waitForSettleTabs),
    }
  }
}
