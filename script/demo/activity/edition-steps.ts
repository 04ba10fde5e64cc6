import { editionsAbi } from '@stave/sdk/abis'
import { type Pass, passTypedData } from '@stave/sdk/editions'
import { type LocalAccount, parseEventLogs, zeroAddress } from 'viem'
import { type DemoEdition, type DemoPass, type DemoSale, editions } from '../lines/editions.ts'
import type { DemoSong } from '../roster.ts'
import { hour, minute } from './calendar.ts'
import { byDay, inTurn } from './days.ts'
import type { Call } from './history.ts'
import type { Publisher } from './publishing.ts'
import { storefrontSplit } from './release-steps.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** The contract's largest quantity, which is no limit, and its largest time, which is no end. */
const noLimit = 2 ** 32 - 1
const noEnd = 2 ** 40 - 1
/** Series of the passes of an edition of which none were revoked together. */
const firstSeries = 0
/** What a collector pays at most at once, in micro-USDC. */
const maximum = 1_000_000_000n

type Made = { edition: DemoEdition; song: DemoSong; artist: LocalAccount }

/** Editions whose songs are in the roster, with who makes them. */
export function madeEditions({ roster, wallets }: Story): Made[] {
  return editions.flatMap((edition) => {
    const song = roster.songs.find(({ slug }) => slug === edition.song)
    if (!song) return []
    return [{ edition, song, artist: walletOf(wallets.earners, song.artistSlug) }]
  })
}

/** Steps in which artists make editions, give tokens away, take passes back and end sales, and fans buy. */
export function editionSteps(story: Story, publisher: Publisher): Step[] {
  const made = madeEditions(story)
  return [
    ...makingSteps(story, publisher, made),
    ...endingSteps(story, made),
    ...saleSteps(story, made),
  ]
}

function makingSteps(story: Story, publisher: Publisher, made: readonly Made[]): Step[] {
  const { calendar, contracts, ids } = story
  const days = byDay(made.map((one) => ({ on: one.edition.on, ...one })))
  return days.flatMap(([on, all]) =>
    inTurn(
      calendar.at(on, 13 * hour),
      all.flatMap((one): Omit<Step, 'at'>[] => {
        const { artist, edition, song } = one
        const making: Omit<Step, 'at'> = {
          calls: async () => {
            const metadata = await publisher.edition(edition, song)
            const args = [
              idOf(ids.songs, song.slug),
              metadata,
              edition.title,
              termsOf(story, edition),
            ] as const
            return [contracts.editions(artist, 'create', args)]
          },
          learn: (logs) => {
            const [event] = parseEventLogs({ abi: editionsAbi, eventName: 'EditionCreated', logs })
            if (!event) throw new Error(`Making "${edition.title}" logged no edition.`)
            ids.editions.set(edition.slug, event.args.edition)
          },
        }
        return [making, ...givingSteps(story, one)]
      }),
    ),
  )
}

function termsOf({ calendar, contracts }: Story, edition: DemoEdition) {
  const { minter, on, price, royalty, startsOn, supply = noLimit, walletLimit = noLimit } = edition
  const startsAt = calendar.at(startsOn ?? on, 0)
  return {
    ...{ supply, walletLimit, royalty, startsAt },
    price: Number(price),
    // What an auction house sells is for nobody else.
    endsAt: minter ? startsAt : noEnd,
    minter: minter ? contracts.addresses[minter] : zeroAddress,
  }
}

function givingSteps(
  { contracts, ids, wallets }: Story,
  { artist, edition }: Made,
): Omit<Step, 'at'>[] {
  const receivers = (edition.given ?? []).flatMap(
    (name) => wallets.listeners.get(name)?.address ?? [],
  )
  if (receivers.length === 0) return []
  return [
    {
      calls: () => [
        contracts.editions(artist, 'airdrop', [idOf(ids.editions, edition.slug), receivers, 1]),
      ],
    },
  ]
}

/** An artist takes a pass back, or gives up what is left of an edition. */
function endingSteps(story: Story, made: readonly Made[]): Step[] {
  const { calendar, contracts, ids } = story
  const endings = made.flatMap((one) => {
    const { artist, edition } = one
    const revoked = (edition.passes ?? []).flatMap((pass) =>
      pass.revokedOn === undefined ? [] : [{ on: pass.revokedOn, pass }],
    )
    return [
      ...revoked.map(({ on, pass }) => ({
        on,
        call: () => contracts.editions(artist, 'revokePass', [passOf(story, one, pass)]),
      })),
      ...(edition.endsOn === undefined
        ? []
        : [
            {
              on: edition.endsOn,
              call: () => contracts.editions(artist, 'end', [idOf(ids.editions, edition.slug)]),
            },
          ]),
    ]
  })
  return byDay(endings).map(([on, all]) => ({
    at: calendar.at(on, 13 * hour + 50 * minute),
    calls: () => all.map(({ call }) => call()),
  }))
}

function saleSteps(story: Story, made: readonly Made[]): Step[] {
  const sales = made.flatMap((one) =>
    (one.edition.sales ?? [])
      .filter(({ buyer }) => story.wallets.listeners.has(buyer))
      .map((sale) => ({ on: sale.on, one, sale })),
  )
  return byDay(sales).map(([on, all]) => ({
    at: story.calendar.at(on, 14 * hour + 20 * minute),
    calls: () => Promise.all(all.map(({ one, sale }) => buy(story, one, sale))),
  }))
}

async function buy(
  story: Story,
  made: Made,
  { buyer, quantity, pass: slug }: DemoSale,
): Promise<Call> {
  const { contracts, ids, wallets } = story
  const { artist, edition } = made
  const from = walletOf(wallets.listeners, buyer)
  const storefront = idOf(ids.splits, storefrontSplit)
  const planned = edition.passes?.find((pass) => pass.slug === slug)
  if (!planned) {
    const args = [idOf(ids.editions, edition.slug), quantity, maximum, storefront] as const
    return contracts.editions(from, 'buy', args)
  }
  const pass = passOf(story, made, planned)
  const signature = await artist.signTypedData(passTypedData({ chainId: contracts.chainId, pass }))
  const args = [pass, signature, quantity, maximum, storefront] as const
  return contracts.editions(from, 'buyWithPass', args)
}

/** A pass as the artist signs it: good until long after the demo. */
function passOf(
  { calendar, ids, wallets }: Story,
  { artist, edition }: Made,
  { commission = 0, discount, holder, limit, slug }: DemoPass,
): Pass {
  return {
    signer: artist.address,
    edition: idOf(ids.editions, edition.slug),
    holder: holder === undefined ? zeroAddress : walletOf(wallets.listeners, holder).address,
    ...{ discount, commission, limit },
    referrer: commission === 0 ? 0 : idOf(ids.splits, storefrontSplit),
    walletLimit: limit,
    series: firstSeries,
    startsAt: 0,
    endsAt: calendar.at(calendar.days + 365, 0),
    salt: BigInt(edition.passes?.findIndex((pass) => pass.slug === slug) ?? 0),
  }
}
