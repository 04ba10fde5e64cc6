import { dutchAuctionsAbi, englishAuctionsAbi } from '@stave/sdk/abis'
import { type LocalAccount, parseEventLogs } from 'viem'
import {
  type DemoDutchAuction,
  type DemoEnglishAuction,
  dutchAuctions,
  englishAuctions,
} from '../lines/auctions.ts'
import { day, hour } from './calendar.ts'
import { byDay, inTurn } from './days.ts'
import { madeEditions } from './edition-steps.ts'
import type { Call } from './history.ts'
import { storefrontSplit } from './release-steps.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** What a collector pays at most at once, in micro-USDC. */
const maximum = 1_000_000_000n

/** A step without its hour. */
type Event = Omit<Step, 'at'> & { on: number }

/** Steps in which artists auction editions, and fans wait for a price or bid; those of a day one after another. */
export function auctionSteps(story: Story): Step[] {
  const artists = new Map(madeEditions(story).map(({ artist, edition }) => [edition.slug, artist]))
  const events = [
    ...dutchAuctions.flatMap((auction) =>
      dutchEvents(story, auction, artists.get(auction.edition)),
    ),
    ...englishAuctions.flatMap((auction) =>
      englishEvents(story, auction, artists.get(auction.edition)),
    ),
  ]
  return byDay(events).flatMap(([on, all]) => inTurn(story.calendar.at(on, 19 * hour), all))
}

function dutchEvents(
  story: Story,
  auction: DemoDutchAuction,
  artist: LocalAccount | undefined,
): Event[] {
  if (!artist) return []
  const { closedOn, edition, fall, floorPrice, on, quantity, rest, sales, startPrice } = auction
  const { contracts, gateway, ids } = story
  const { dutchAuctions: house } = contracts
  const prices = { startPrice: Number(startPrice), floorPrice: Number(floorPrice) }
  const terms = { quantity, ...prices, startsAt: 0, fall: fall * day, rest: rest * day }
  const id = () => idOf(ids.dutchAuctions, edition)
  return [
    {
      on,
      calls: () => [house(artist, 'create', [idOf(ids.editions, edition), terms])],
      learn: (logs) => {
        const events = parseEventLogs({
          abi: dutchAuctionsAbi,
          eventName: 'AuctionCreated',
          logs,
        })
        ids.dutchAuctions.set(edition, idIn(events, edition))
      },
    },
    ...sales.flatMap((sale) =>
      eventOf(story, sale.on, sale.buyer, (from, storefront) =>
        house(from, 'buy', [id(), sale.quantity, maximum, storefront]),
      ),
    ),
    ...eventsOn(closedOn, () => house(gateway, 'close', [id()])),
  ]
}

function englishEvents(
  story: Story,
  auction: DemoEnglishAuction,
  artist: LocalAccount | undefined,
): Event[] {
  if (!artist) return []
  const { bids, bought, buyNow = 0n, edition, on, returned, settledOn } = auction
  const { contracts, gateway, ids } = story
  const { englishAuctions: house } = contracts
  const terms = {
    opening: Number(auction.opening),
    reserve: Number(auction.reserve),
    buyNow: Number(buyNow),
    raise: auction.raise,
    startsAt: 0,
    duration: auction.days * day,
  }
  const id = () => idOf(ids.englishAuctions, edition)
  return [
    {
      on,
      calls: () => [house(artist, 'create', [idOf(ids.editions, edition), terms])],
      learn: (logs) => {
        const events = parseEventLogs({
          abi: englishAuctionsAbi,
          eventName: 'AuctionCreated',
          logs,
        })
        ids.englishAuctions.set(edition, idIn(events, edition))
      },
    },
    ...bids.flatMap((bid) =>
      eventOf(story, bid.on, bid.bidder, (from, storefront) =>
        house(from, 'bid', [id(), Number(bid.amount), storefront]),
      ),
    ),
    ...(bought ? [bought] : []).flatMap((sale) =>
      eventOf(story, sale.on, sale.buyer, (from, storefront) =>
        house(from, 'buyNow', [id(), Number(buyNow), storefront]),
      ),
    ),
    ...eventsOn(settledOn, () => house(gateway, 'settle', [id()], 1_000_000n)),
    ...returned.flatMap((back) =>
      eventOf(story, back.on, back.bidder, (from) =>
        house(from, 'returnDeposit', [id(), from.address]),
      ),
    ),
  ]
}

/** What a listener does on a day, with the storefront's split; nothing when the roster lacks the listener. */
function eventOf(
  { ids, wallets }: Story,
  on: number,
  listener: string,
  call: (from: LocalAccount, storefront: number) => Call,
): Event[] {
  if (!wallets.listeners.has(listener)) return []
  const from = walletOf(wallets.listeners, listener)
  return [{ on, calls: () => [call(from, idOf(ids.splits, storefrontSplit))] }]
}

function eventsOn(on: number | undefined, call: () => Call): Event[] {
  return on === undefined ? [] : [{ on, calls: () => [call()] }]
}

function idIn([event]: { args: { auction: number } }[], edition: string): number {
  if (!event) throw new Error(`Auctioning "${edition}" logged no auction.`)
  return event.args.auction
}
