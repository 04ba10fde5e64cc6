import { renewals, type TierTerms } from '@stave/sdk/actions'
import {
  type DemoPage,
  type DemoPatron,
  type PatronAct,
  pages,
  patrons,
} from '../lines/patronage.ts'
import { hour, minute, yearDays } from './calendar.ts'
import { byDay } from './days.ts'
import type { Call } from './history.ts'
import type { Publisher } from './publishing.ts'
import { storefrontSplit } from './release-steps.ts'
import { courseOfPatron } from './standing.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** The contract's limit of a tier that takes any number of patrons. */
const noLimit = 2 ** 32 - 1

/** Steps in which artists open patronage, fans become patrons, and the gateway collects what is due. */
export function patronageSteps(story: Story, publisher: Publisher): Step[] {
  const present = patrons.filter(({ patron, acts }) =>
    [patron, ...acts.flatMap((act) => (act.does === 'get' ? [act.from] : []))].every((name) =>
      story.wallets.listeners.has(name),
    ),
  )
  return [
    ...pageSteps(story, publisher),
    ...priceSteps(story, publisher),
    ...actSteps(story, present),
    ...collectSteps(story, present),
  ]
}

function pageSteps({ calendar, contracts, ids, wallets }: Story, publisher: Publisher): Step[] {
  const open = ({ artist, split, keeperReward }: DemoPage): Call => {
    const from = walletOf(wallets.earners, artist)
    const args = [from.address, idOf(ids.splits, split), keeperReward] as const
    return contracts.patronage(from, 'setPage', args)
  }
  const addTiers = async ({ artist, tiers }: DemoPage): Promise<Call[]> => {
    const from = walletOf(wallets.earners, artist)
    return Promise.all(
      tiers.map(async ({ limit = noLimit, ...tier }) => {
        const terms = termsOf({ ...tier, perks: await publisher.perks(tier) })
        return contracts.patronage(from, 'addTier', [from.address, terms, limit])
      }),
    )
  }
  return [
    { at: calendar.at(-yearDays, 3 * hour), calls: () => pages.map(open) },
    {
      at: calendar.at(-yearDays, 3 * hour + minute),
      calls: async () => (await Promise.all(pages.map(addTiers))).flat(),
    },
  ]
}

/** Steps in which tiers get another price. */
function priceSteps({ calendar, contracts, wallets }: Story, publisher: Publisher): Step[] {
  return pages.flatMap(({ artist, tiers }) =>
    tiers.flatMap(({ later, ...tier }, index) => {
      if (!later) return []
      const from = walletOf(wallets.earners, artist)
      return {
        at: calendar.at(later.on, 7 * hour + 30 * minute + index),
        calls: async () => {
          const terms = termsOf({
            ...tier,
            price: later.price,
            perks: await publisher.perks(tier),
          })
          return [contracts.patronage(from, 'setTier', [from.address, index + 1, terms])]
        },
      }
    }),
  )
}

function termsOf({ price, earlyAccessHours = 0, perks }: TierTerms) {
  return { price: Number(price), earlyAccessHours, perks }
}

function actSteps(story: Story, present: readonly DemoPatron[]): Step[] {
  const all = present.flatMap((plan) => plan.acts.map((act) => ({ on: act.on, plan, act })))
  return byDay(all).map(([on, acts]) => ({
    at: story.calendar.at(on, 8 * hour),
    calls: () => acts.map(({ plan, act }) => callOf(story, plan, act)),
  }))
}

function callOf(
  { contracts, gateway, ids, wallets }: Story,
  { artist: slug, patron: name }: DemoPatron,
  act: PatronAct,
): Call {
  const { patronage } = contracts
  const artist = walletOf(wallets.earners, slug).address
  const patron = walletOf(wallets.listeners, name)
  const storefront = idOf(ids.splits, storefrontSplit)
  if (act.does === 'join') {
    const { months, renewal, tier } = act
    const version = versionOf(slug, tier, act.on)
    const how = renewals.indexOf(renewal)
    return patronage(patron, 'join', [artist, tier, version, months, storefront, how])
  }
  if (act.does === 'get') {
    const { months, tier } = act
    const version = versionOf(slug, tier, act.on)
    const args = [artist, patron.address, tier, version, months, storefront] as const
    return patronage(walletOf(wallets.listeners, act.from), 'gift', args)
  }
  if (act.does === 'renew') {
    return patronage(patron, 'renew', [artist, act.months, 1_000_000_000n])
  }
  if (act.does === 'cancel') return patronage(patron, 'cancel', [artist])
  return patronage(gateway, 'vacate', [artist, [patron.address]])
}

/** The number of the terms that a tier is offered on, on a day. */
function versionOf(artist: string, tier: number, on: number): number {
  const later = pages.find((page) => page.artist === artist)?.tiers[tier - 1]?.later
  return later && later.on <= on ? 2 : 1
}

/** What renews by itself is collected on the day on which it is due. */
function collectSteps(story: Story, present: readonly DemoPatron[]): Step[] {
  const { calendar, contracts, gateway, wallets } = story
  const due = present.flatMap((plan) =>
    courseOfPatron(plan, calendar.days).collects.map((on) => ({ on, plan })),
  )
  return byDay(due).map(([on, plans]) => ({
    at: calendar.at(on, 8 * hour + 30 * minute),
    calls: () =>
      plans.map(({ plan: { artist, patron } }) => {
        const who = [
          walletOf(wallets.earners, artist).address,
          walletOf(wallets.listeners, patron).address,
        ] as const
        return contracts.patronage(gateway, 'collect', who)
      }),
  }))
}
