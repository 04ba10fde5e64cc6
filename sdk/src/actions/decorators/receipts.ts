import type { StaveClient } from '../client.ts'
import { waitForAddTier } from '../receipts/waitForAddTier.ts'
import { waitForBuyFromDutchAuction } from '../receipts/waitForBuyFromDutchAuction.ts'
import { waitForBuyListed } from '../receipts/waitForBuyListed.ts'
import { waitForCreateDutchAuction } from '../receipts/waitForCreateDutchAuction.ts'
import { waitForCreateEdition } from '../receipts/waitForCreateEdition.ts'
import { waitForCreateEnglishAuction } from '../receipts/waitForCreateEnglishAuction.ts'
import { waitForCreateSplit } from '../receipts/waitForCreateSplit.ts'
import { waitForJoinPatronage } from '../receipts/waitForJoinPatronage.ts'
import { waitForPlaceBid } from '../receipts/waitForPlaceBid.ts'
import { waitForProposeChange } from '../receipts/waitForProposeChange.ts'
import { waitForReceipt } from '../receipts/waitForReceipt.ts'
import { waitForRegisterSong } from '../receipts/waitForRegisterSong.ts'
import { waitForSettleEnglishAuction } from '../receipts/waitForSettleEnglishAuction.ts'
import { waitForSettleTabs } from '../receipts/waitForSettleTabs.ts'
import { waitForSubscribe } from '../receipts/waitForSubscribe.ts'
import { waitForWrapPosition } from '../receipts/waitForWrapPosition.ts'
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
      waitForAddTier: bind(waitForAddTier),
      waitForBuyFromDutchAuction: bind(waitForBuyFromDutchAuction),
      waitForBuyListed: bind(waitForBuyListed),
      waitForCreateDutchAuction: bind(waitForCreateDutchAuction),
      waitForCreateEdition: bind(waitForCreateEdition),
      waitForCreateEnglishAuction: bind(waitForCreateEnglishAuction),
      waitForCreateSplit: bind(waitForCreateSplit),
      waitForJoinPatronage: bind(waitForJoinPatronage),
      waitForPlaceBid: bind(waitForPlaceBid),
      waitForProposeChange: bind(waitForProposeChange),
      waitForReceipt: bind(waitForReceipt),
      waitForRegisterSong: bind(waitForRegisterSong),
      waitForSettleEnglishAuction: bind(waitForSettleEnglishAuction),
      waitForSettleTabs: bind(waitForSettleTabs),
      waitForSubscribe: bind(waitForSubscribe),
      waitForWrapPosition: bind(waitForWrapPosition),
    }
  }
}
