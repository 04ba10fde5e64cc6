import type { TransactionLinesQuery } from '@stave/sdk/query'
import { formatCount } from '@/lib/money.ts'
import type { Line } from './records.ts'

type Edition = { title: string; song: { number: number } }

const songPage = ({ song }: Edition) => `/song/${song.number}`
const nameOf = ({ id, name }: { id: string; name: string | null }) => name ?? `${id.slice(0, 6)}…`
const many = (quantity: string, title: string) => `${formatCount(BigInt(quantity))} × “${title}”`

const tokenWords = { SONG: 'a song', EDITION: 'edition tokens', SHARE: 'royalty shares' } as const

const changeWords = {
  TERMS_ACCEPTED: 'Accepted the new terms of',
  VACATED: 'Freed a place with',
} as const

const renewalWords = {
  CANCELLED: 'Cancelled the patronage of',
  MANUAL: 'Renews by hand the patronage of',
  AUTOMATIC: 'Renews by itself the patronage of',
} as const

/** What a transaction did on the lines other than pay per stream, and with collectibles, in words. */
export function linesOfLines(data: TransactionLinesQuery): Line[] {
  return [...giftLines(data), ...memberLines(data), ...collectibleLines(data), ...marketLines(data)]
}

function giftLines({ tips, creditClaims }: TransactionLinesQuery): Line[] {
  return [
    ...tips.map(({ id, song, amount, tipper }) => ({
      key: id,
      words: `Tipped “${song.title}”`,
      href: `/song/${song.number}`,
      amount,
      account: tipper.id,
    })),
    ...creditClaims.map(({ id, account }) => ({
      key: id,
      words: 'Claimed Commons Gift Credit',
      account: account.id,
    })),
  ]
}

function memberLines(data: TransactionLinesQuery): Line[] {
  return [
    ...data.patronagePayments.map(({ id, months, artist, amount, payer }) => ({
      key: id,
      words: `Backed ${nameOf(artist)} for ${months} ${months === 1 ? 'month' : 'months'}`,
      href: `/artist/${artist.id}`,
      amount,
      account: payer.id,
    })),
    ...data.patronChanges.map(({ id, kind, renewal, patron }) => ({
      key: id,
      words: `${kind === 'RENEWAL_SET' ? renewalWords[renewal] : changeWords[kind]} ${nameOf(patron.artist)}`,
      href: `/artist/${patron.artist.id}`,
      account: patron.account.id,
    })),
    ...data.subscriptionPayments.map(({ id, tier, amount, subscriber }) => ({
      key: id,
      words: `Paid for ${tier.charAt(0)}${tier.slice(1).toLowerCase()}`,
      amount,
      account: subscriber.id,
    })),
  ]
}

function collectibleLines(data: TransactionLinesQuery): Line[] {
  const bought = [...data.editionSales, ...data.dutchSales]
  const begun = [...data.newDutchAuctions, ...data.newEnglishAuctions]
  return [
    ...data.newEditions.map(({ id, title, song }) => ({
      key: `edition ${id}`,
      words: `Made the edition “${title}”`,
      href: `/song/${song.number}`,
    })),
    ...begun.map(({ id, edition }) => ({
      key: `auction ${edition.id} ${id}`,
      words: `Began an auction of “${edition.title}”`,
      href: songPage(edition),
    })),
    ...bought.map(({ id, quantity, edition, paid, buyer }) => ({
      key: id,
      words: `Bought ${many(quantity, edition.title)}`,
      href: songPage(edition),
      amount: paid,
      account: buyer.id,
    })),
    ...data.bids.map(({ id, auction, amount, bidder }) => ({
      key: id,
      words: `Bid for “${auction.edition.title}”`,
      href: songPage(auction.edition),
      amount,
      account: bidder.id,
    })),
    ...data.englishSales.map(({ id, edition, paid, buyer }) => ({
      key: id,
      words: `Sold “${edition.title}” by auction`,
      href: songPage(edition),
      amount: paid,
      account: buyer.id,
    })),
    ...data.depositReturns.map(({ id, amount, bidder }) => ({
      key: id,
      words: 'Took a bid’s deposit back',
      amount,
      account: bidder.id,
    })),
  ]
}

function marketLines({ newListings, newOffers, marketSales }: TransactionLinesQuery): Line[] {
  return [
    ...newListings.map(({ id, kind, price, seller }) => ({
      key: `listing ${id}`,
      words: `Listed ${tokenWords[kind]}`,
      amount: price,
      account: seller.id,
    })),
    ...newOffers.map(({ id, kind, price, bidder }) => ({
      key: `offer ${id}`,
      words: `Offered to buy ${tokenWords[kind]}`,
      amount: price,
      account: bidder.id,
    })),
    ...marketSales.map(({ id, kind, price, buyer }) => ({
      key: id,
      words: `Bought ${tokenWords[kind]} on the market`,
      amount: price,
      account: buyer.id,
    })),
  ]
}
