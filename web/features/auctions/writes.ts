import {
  simulateBuyNow,
  simulateCancelEnglishAuction,
  simulateClaimAuctionToken,
  simulatePlaceBid,
  simulateReturnDeposit,
  simulateSettleEnglishAuction,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { formatUsd } from '@/lib/money.ts'

export function bidWrite(auction: number, amount: bigint, title: string): Write {
  return {
    title: `Bid ${formatUsd(amount)} for ${title}`,
    prepare: (client) => simulatePlaceBid(client, { auction, amount }),
  }
}

export function buyNowWrite(auction: number, maximum: bigint, title: string): Write {
  return {
    title: `Buy ${title} now`,
    prepare: (client) => simulateBuyNow(client, { auction, maximum }),
  }
}

export function settleWrite(auction: number): Write {
  return {
    title: 'Settle the auction',
    prepare: (client) => simulateSettleEnglishAuction(client, { auction }),
  }
}

export function claimWrite(auction: number, to: Address): Write {
  return {
    title: 'Claim the token',
    prepare: (client) => simulateClaimAuctionToken(client, { auction, to }),
  }
}

export function returnWrite(auction: number, bidder: Address, amount: bigint): Write {
  return {
    title: `Take back ${formatUsd(amount)}`,
    prepare: (client) => simulateReturnDeposit(client, { auction, bidder }),
  }
}

export function cancelWrite(auction: number): Write {
  return {
    title: 'Call the auction off',
    prepare: (client) => simulateCancelEnglishAuction(client, { auction }),
  }
}
