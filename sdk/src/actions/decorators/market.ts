import type { StaveClient } from '../client.ts'
import { acceptOffer, simulateAcceptOffer } from '../market/acceptOffer.ts'
import { buyListed, simulateBuyListed } from '../market/buyListed.ts'
import { cancelAllTrades, simulateCancelAllTrades } from '../market/cancelAllTrades.ts'
import { cancelListing, simulateCancelListing } from '../market/cancelListing.ts'
import { cancelOffer, simulateCancelOffer } from '../market/cancelOffer.ts'
import { getListing } from '../market/getListing.ts'
import { getMarketFee } from '../market/getMarketFee.ts'
import { getMarketSeries } from '../market/getMarketSeries.ts'
import { getOffer } from '../market/getOffer.ts'
import { listToken, simulateListToken } from '../market/listToken.ts'
import { makeOffer, simulateMakeOffer } from '../market/makeOffer.ts'
import { previewOffer } from '../market/previewOffer.ts'
import { previewPurchase } from '../market/previewPurchase.ts'
import { quoteSale } from '../market/quoteSale.ts'
import { binder } from './bind.ts'

export type MarketActions = ReturnType<ReturnType<typeof marketActions>>

/**
 * Actions of the Market contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(marketActions())
 */
export function marketActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      acceptOffer: bind(acceptOffer),
      simulateAcceptOffer: bind(simulateAcceptOffer),
      buyListed: bind(buyListed),
      simulateBuyListed: bind(simulateBuyListed),
      cancelAllTrades: bind(cancelAllTrades),
      simulateCancelAllTrades: bind(simulateCancelAllTrades),
      cancelListing: bind(cancelListing),
      simulateCancelListing: bind(simulateCancelListing),
      cancelOffer: bind(cancelOffer),
      simulateCancelOffer: bind(simulateCancelOffer),
      getListing: bind(getListing),
      getMarketFee: bind(getMarketFee),
      getMarketSeries: bind(getMarketSeries),
      getOffer: bind(getOffer),
      listToken: bind(listToken),
      simulateListToken: bind(simulateListToken),
      makeOffer: bind(makeOffer),
      simulateMakeOffer: bind(simulateMakeOffer),
      previewOffer: bind(previewOffer),
      previewPurchase: bind(previewPurchase),
      quoteSale: bind(quoteSale),
    }
  }
}
