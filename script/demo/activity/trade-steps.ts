import { royaltySharesAbi } from '@stave/sdk/abis'
import { getShareAddress, getShares } from '@stave/sdk/actions'
import { type Address, type LocalAccount, parseEventLogs, zeroHash } from 'viem'
import {
  type DemoShares,
  type DemoToken,
  type DemoTrade,
  type DemoTrader,
  shares,
  trades,
} from '../lines/trades.ts'
import { day, hour } from './calendar.ts'
import { byDay, inTurn } from './days.ts'
import { madeEditions } from './edition-steps.ts'
import type { Call } from './history.ts'
import { storefrontSplit } from './release-steps.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** What a buyer pays at most at once, in micro-USDC. */
const maximum = 1_000_000_000n
/** For so long listings and offers stand. */
const tradeLife = 300 * day

/** Steps in which an artist turns a part of a song's income into shares, and what can be traded is traded. */
export function tradeSteps(story: Story): Step[] {
  const made = shares.filter(({ song }) => story.roster.songs.some(({ slug }) => slug === song))
  return [
    ...made.flatMap((one) => [...makingSteps(story, one), ...claimSteps(story, one)]),
    ...marketSteps(story),
  ]
}

/** The position is handed over, and wrapped a minute later. */
function makingSteps(story: Story, plan: DemoShares): Step[] {
  const { calendar, contracts, history, ids, wallets } = story
  const issuer = walletOf(wallets.earners, plan.issuer)
  const { name, part, slug, song, supply, symbol } = plan
  const terms = () => ({ split: idOf(ids.splits, song), supply, salt: zeroHash, name, symbol })
  return inTurn(calendar.at(plan.on, 22 * hour), [
    {
      calls: async () => {
        const { split } = terms()
        const who = { split, recipient: issuer.address }
        const [to, position] = await Promise.all([
          getShareAddress(history.client, { issuer: issuer.address, terms: terms() }),
          getShares(history.client, who),
        ])
        const parts = position.map((own) => Math.min(own, part))
        return [contracts.splits(issuer, 'transferPosition', [split, to, parts])]
      },
    },
    {
      calls: () => [contracts.royaltyShares(issuer, 'wrap', [terms()], 3_000_000n)],
      learn: (logs) => {
        const [event] = parseEventLogs({ abi: royaltySharesAbi, eventName: 'Wrapped', logs })
        if (!event) throw new Error(`Making "${name}" logged no shares.`)
        ids.shares.set(slug, event.args.share)
      },
    },
  ])
}

function claimSteps(
  { calendar, contracts, ids, wallets }: Story,
  { claims, slug }: DemoShares,
): Step[] {
  return claims.map(({ on, holder }) => ({
    at: calendar.at(on, 22 * hour + 1_800),
    calls: () => {
      const from = wallets.listeners.get(holder)
      return from ? [contracts.shares(idOf(ids.shares, slug))(from, 'claim', [from.address])] : []
    },
  }))
}

function marketSteps(story: Story): Step[] {
  const editions = new Set(madeEditions(story).map(({ edition }) => edition.slug))
  const songs = new Set(story.roster.songs.map(({ slug }) => slug))
  const isThere = (who: DemoTrader) => 'artist' in who || story.wallets.listeners.has(who.listener)
  const isMade = (token: DemoToken) => {
    if ('edition' in token) return editions.has(token.edition)
    if ('song' in token) return songs.has(token.song)
    return songs.has(shares.find(({ slug }) => slug === token.shares)?.song ?? '')
  }
  const present = trades.filter((trade) => {
    const other =
      trade.does === 'buy' ? trade.seller : trade.does === 'accept' ? trade.bidder : trade.who
    return isThere(trade.who) && isThere(other) && isMade(trade.token)
  })
  return byDay(present).map(([on, all]) => {
    const at = story.calendar.at(on, 21 * hour)
    return { at, calls: () => all.flatMap((trade) => callsOf(story, trade, at)) }
  })
}

function callsOf(story: Story, trade: DemoTrade, at: number): Call[] {
  const { contracts, ids } = story
  const { market } = contracts
  const from = accountOf(story, trade.who)
  const [collection, id] = tokenOf(story, trade.token)
  const storefront = idOf(ids.splits, storefrontSplit)
  const expiresAt = at + tradeLife
  switch (trade.does) {
    case 'list': {
      const args = [collection, id, Number(trade.price), trade.quantity, expiresAt] as const
      return [approval(story, trade.token, from), market(from, 'list', args)]
    }
    case 'buy': {
      const seller = accountOf(story, trade.seller).address
      const args = [collection, id, seller, trade.quantity, maximum, storefront] as const
      return [market(from, 'buy', args)]
    }
    case 'cancel':
      return [market(from, 'cancel', [collection, id])]
    case 'offer': {
      const { price, quantity } = trade
      const args = [collection, id, Number(price), quantity, expiresAt, storefront] as const
      return [market(from, 'offer', args)]
    }
    case 'accept': {
      const bidder = accountOf(story, trade.bidder).address
      const args = [collection, id, bidder, trade.quantity, 0n] as const
      return [approval(story, trade.token, from), market(from, 'accept', args)]
    }
  }
}

/** Lets the market move what somebody sells. */
function approval({ contracts, ids }: Story, token: DemoToken, from: LocalAccount): Call {
  const { Market } = contracts.addresses
  if ('edition' in token) return contracts.editions(from, 'setApprovalForAll', [Market, true])
  if ('song' in token) {
    return contracts.catalog(from, 'approve', [Market, BigInt(idOf(ids.songs, token.song))])
  }
  const all = 2n ** 256n - 1n
  return contracts.shares(idOf(ids.shares, token.shares))(from, 'approve', [Market, all])
}

function accountOf({ wallets }: Story, who: DemoTrader): LocalAccount {
  return 'artist' in who
    ? walletOf(wallets.earners, who.artist)
    : walletOf(wallets.listeners, who.listener)
}

/** A token as the market names it. */
function tokenOf({ contracts, ids }: Story, token: DemoToken): [Address, number] {
  if ('edition' in token) return [contracts.addresses.Editions, idOf(ids.editions, token.edition)]
  if ('song' in token) return [contracts.addresses.Catalog, idOf(ids.songs, token.song)]
  return [idOf(ids.shares, token.shares), 0]
}
