import {
  simulateAcceptOffer,
  simulateApproveShares,
  simulateApproveSong,
  simulateBuyListed,
  simulateCancelListing,
  simulateCancelOffer,
  simulateListToken,
  simulateMakeOffer,
  simulateSetEditionsOperator,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import type { Terms, Token } from './token.ts'

const nameOf = ({ collection, id }: Token) => ({ collection, id })

/** Lets the market move the seller's tokens when somebody buys them. */
export function approveWrite(token: Token, market: Address, quantity: number): Write {
  return {
    title: 'Let the market hand it over',
    prepare: (client) => {
      if (token.kind === 'song') {
        return simulateApproveSong(client, { song: token.id, to: market })
      }
      if (token.kind === 'edition') {
        return simulateSetEditionsOperator(client, { operator: market, approved: true })
      }
      return simulateApproveShares(client, {
        shares: token.collection,
        spender: market,
        quantity,
      })
    },
  }
}

export function listWrite(token: Token, terms: Terms): Write {
  return {
    title: `List ${token.title}`,
    prepare: (client) => simulateListToken(client, { ...nameOf(token), ...terms }),
  }
}

export function cancelListingWrite(token: Token): Write {
  return {
    title: 'Take the listing back',
    prepare: (client) => simulateCancelListing(client, nameOf(token)),
  }
}

export function buyWrite(
  token: Token,
  order: { seller: Address; quantity: number; maximum: bigint },
): Write {
  return {
    title: `Buy ${token.title}`,
    prepare: (client) => simulateBuyListed(client, { ...nameOf(token), ...order }),
  }
}

export function offerWrite(token: Token, terms: Terms): Write {
  return {
    title: `Offer for ${token.title}`,
    prepare: (client) => simulateMakeOffer(client, { ...nameOf(token), ...terms }),
  }
}

export function cancelOfferWrite(token: Token): Write {
  return {
    title: 'Take the offer back',
    prepare: (client) => simulateCancelOffer(client, nameOf(token)),
  }
}

export function acceptWrite(
  token: Token,
  order: { bidder: Address; quantity: number; minimum: bigint },
): Write {
  return {
    title: `Sell ${token.title}`,
    prepare: (client) => simulateAcceptOffer(client, { ...nameOf(token), ...order }),
  }
}
