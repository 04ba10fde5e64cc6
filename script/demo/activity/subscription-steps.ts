import {
  EPOCH,
  getEpoch,
  getSubscriptionPrice,
  SETTLEMENT_WINDOW,
  subscriptionTiers,
} from '@stave/sdk/actions'
import {
  admitted,
  type DemoSubscriber,
  type SubscriberAct,
  subscribers,
} from '../lines/subscriptions.ts'
import { day, hour, minute, yearDays } from './calendar.ts'
import { byDay } from './days.ts'
import type { Call } from './history.ts'
import { courseOfSubscriber } from './standing.ts'
import type { Step, Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** What a subscriber pays at most at once, in micro-USDC. */
const maximum = 100_000_000n

/** Steps in which the curator admits artists, fans subscribe, and the gateway collects what is due and credits epochs. */
export function subscriptionSteps(story: Story): Step[] {
  const present = subscribers.filter(({ subscriber }) => story.wallets.listeners.has(subscriber))
  return [
    admissionStep(story),
    ...actSteps(story, present),
    ...collectSteps(story, present),
    ...epochSteps(story, present),
  ]
}

function admissionStep({ calendar, contracts, curator, wallets }: Story): Step {
  const artists = admitted.map((slug) => walletOf(wallets.earners, slug).address)
  return {
    at: calendar.at(-yearDays, 4 * hour),
    calls: () => [contracts.subscriptions(curator, 'setAdmitted', [artists, true])],
  }
}

function actSteps(story: Story, present: readonly DemoSubscriber[]): Step[] {
  const all = present.flatMap(({ subscriber, acts }) =>
    acts.map((act) => ({ on: act.on, subscriber, act })),
  )
  return byDay(all).map(([on, acts]) => ({
    at: story.calendar.at(on, 9 * hour + 10 * minute),
    calls: () => Promise.all(acts.map(({ subscriber, act }) => callOf(story, subscriber, act))),
  }))
}

async function callOf(
  { contracts, history, wallets }: Story,
  subscriber: string,
  act: SubscriberAct,
): Promise<Call> {
  const { subscriptions } = contracts
  const from = walletOf(wallets.listeners, subscriber)
  const numberOf = (tier: (typeof subscriptionTiers)[number]) => subscriptionTiers.indexOf(tier)
  if (act.does === 'subscribe') {
    const { automatic, periods, tier } = act
    return subscriptions(from, 'subscribe', [numberOf(tier), periods, automatic, maximum])
  }
  if (act.does === 'upgrade') return subscriptions(from, 'upgrade', [numberOf(act.tier), maximum])
  if (act.does === 'renew') return subscriptions(from, 'renew', [act.periods, maximum])
  if (act.does === 'name') {
    const artists = act.artists.map((slug) => walletOf(wallets.earners, slug).address)
    return subscriptions(from, 'nameArtists', [artists])
  }
  const { automatic, tier } = act
  const price = await getSubscriptionPrice(history.client, { tier })
  return subscriptions(from, 'setRenewal', [numberOf(tier), automatic, Number(price)])
}

function collectSteps(story: Story, present: readonly DemoSubscriber[]): Step[] {
  const { calendar, contracts, gateway, wallets } = story
  const due = present.flatMap((plan) =>
    courseOfSubscriber(plan, calendar.days).collects.map((on) => ({
      on,
      subscriber: plan.subscriber,
    })),
  )
  return byDay(due).map(([on, all]) => ({
    at: calendar.at(on, 9 * hour + 40 * minute),
    calls: () =>
      all.map(({ subscriber }) => {
        const { address } = walletOf(wallets.listeners, subscriber)
        return contracts.subscriptions(gateway, 'collect', [address])
      }),
  }))
}

/**
 * Each epoch that subscribers have paid for is credited on the first morning on which it can be, in two batches of
 * songs; the pool of one without plays goes on to the next. Epochs are those of the world's clock.
 */
function epochSteps(story: Story, present: readonly DemoSubscriber[]): Step[] {
  const { calendar, contracts, gateway, history, ids } = story
  const paying = present.flatMap(({ acts }) =>
    acts.flatMap((act) => (act.does === 'subscribe' ? [act.on] : [])),
  )
  if (paying.length === 0) return []
  const first = Math.floor(calendar.at(Math.min(...paying), 0) / EPOCH)
  const last = Math.floor((calendar.at(calendar.days + 1, 0) - SETTLEMENT_WINDOW) / EPOCH) - 1
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const epoch = first + index
    const creditableAt = (epoch + 1) * EPOCH + SETTLEMENT_WINDOW
    const morning = Math.ceil((creditableAt - calendar.at(0, 5 * hour)) / day)
    return {
      at: calendar.at(morning, 5 * hour),
      calls: async () => {
        const { points, pool } = await getEpoch(history.client, { epoch })
        const { subscriptions } = contracts
        if (points === 0n) return pool === 0n ? [] : [subscriptions(gateway, 'rollOver', [epoch])]
        const songs = [...ids.songs.values()]
        const half = Math.ceil(songs.length / 2)
        return [songs.slice(0, half), songs.slice(half)].map((batch) =>
          subscriptions(gateway, 'creditEpoch', [epoch, batch], 4_000_000n),
        )
      },
    }
  })
}
