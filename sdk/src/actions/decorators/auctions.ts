import {
  buyFromDutchAuction,
  simulateBuyFromDutchAuction,
} from '../auctions/buyFromDutchAuction.ts'
import { buyNow, simulateBuyNow } from '../auctions/buyNow.ts'
import { cancelDutchAuction, simulateCancelDutchAuction } from '../auctions/cancelDutchAuction.ts'
import {
  cancelEnglishAuction,
  simulateCancelEnglishAuction,
} from '../auctions/cancelEnglishAuction.ts'
import { claimAuctionToken, simulateClaimAuctionToken } from '../auctions/claimAuctionToken.ts'
import { closeDutchAuction, simulateCloseDutchAuction } from '../auctions/closeDutchAuction.ts'
import { createDutchAuction, simulateCreateDutchAuction } from '../auctions/createDutchAuction.ts'
import {
  createEnglishAuction,
  simulateCreateEnglishAuction,
} from '../auctions/createEnglishAuction.ts'
import { getBidDeposit } from '../auctions/getBidDeposit.ts'
import { getDutchAuction } from '../auctions/getDutchAuction.ts'
import { getDutchPrice } from '../auctions/getDutchPrice.ts'
import { getEnglishAuction } from '../auctions/getEnglishAuction.ts'
import { getLatestDutchAuction } from '../auctions/getLatestDutchAuction.ts'
import { getLatestEnglishAuction } from '../auctions/getLatestEnglishAuction.ts'
import { getMinimumBid } from '../auctions/getMinimumBid.ts'
import { getReturnable } from '../auctions/getReturnable.ts'
import { placeBid, simulatePlaceBid } from '../auctions/placeBid.ts'
import { returnDeposit, simulateReturnDeposit } from '../auctions/returnDeposit.ts'
import { returnDepositTo, simulateReturnDepositTo } from '../auctions/returnDepositTo.ts'
import {
  settleEnglishAuction,
  simulateSettleEnglishAuction,
} from '../auctions/settleEnglishAuction.ts'
import type { StaveClient } from '../client.ts'
import { binder } from './bind.ts'

export type AuctionsActions = ReturnType<ReturnType<typeof auctionsActions>>

/**
 * Actions of the DutchAuctions and EnglishAuctions contracts, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(auctionsActions())
 */
export function auctionsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      buyFromDutchAuction: bind(buyFromDutchAuction),
      simulateBuyFromDutchAuction: bind(simulateBuyFromDutchAuction),
      buyNow: bind(buyNow),
      simulateBuyNow: bind(simulateBuyNow),
      cancelDutchAuction: bind(cancelDutchAuction),
      simulateCancelDutchAuction: bind(simulateCancelDutchAuction),
      cancelEnglishAuction: bind(cancelEnglishAuction),
      simulateCancelEnglishAuction: bind(simulateCancelEnglishAuction),
      claimAuctionToken: bind(claimAuctionToken),
      simulateClaimAuctionToken: bind(simulateClaimAuctionToken),
      closeDutchAuction: bind(closeDutchAuction),
      simulateCloseDutchAuction: bind(simulateCloseDutchAuction),
      createDutchAuction: bind(createDutchAuction),
      simulateCreateDutchAuction: bind(simulateCreateDutchAuction),
      createEnglishAuction: bind(createEnglishAuction),
      simulateCreateEnglishAuction: bind(simulateCreateEnglishAuction),
      getBidDeposit: bind(getBidDeposit),
      getDutchAuction: bind(getDutchAuction),
      getDutchPrice: bind(getDutchPrice),
      getEnglishAuction: bind(getEnglishAuction),
      getLatestDutchAuction: bind(getLatestDutchAuction),
      getLatestEnglishAuction: bind(getLatestEnglishAuction),
      getMinimumBid: bind(getMinimumBid),
      getReturnable: bind(getReturnable),
      placeBid: bind(placeBid),
      simulatePlaceBid: bind(simulatePlaceBid),
      returnDeposit: bind(returnDeposit),
      simulateReturnDeposit: bind(simulateReturnDeposit),
      returnDepositTo: bind(returnDepositTo),
      simulateReturnDepositTo: bind(simulateReturnDepositTo),
      settleEnglishAuction: bind(settleEnglishAuction),
      simulateSettleEnglishAuction: bind(simulateSettleEnglishAuction),
    }
  }
}
