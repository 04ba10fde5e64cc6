import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import * as model from '../../src/subscriptions/model/index.ts'
import { testChain } from '../chain.ts'
import { type Place, prepare } from './chain.ts'
import { compare, Disagreement } from './compare.ts'
import { histories } from './histories.ts'
import { playOut } from './playOut.ts'
import { askAll } from './questions.ts'
import type { Model, Recorder } from './recorder.ts'

/** More of them, or other ones: `HISTORIES=20000 SEED=7`. */
const numRuns = Number(process.env.HISTORIES ?? 1_100)
const seed = Number(process.env.SEED ?? 1)

const chain = testChain()
let place: Place

beforeAll(async () => {
  place = await prepare(chain.rpcUrl)
})

/** Plays histories on the chain and on a model; a disagreement is made as short as possible, and thrown. */
async function agree(subscriptions: Model, onPlay: (play: Recorder) => void = () => {}) {
  const property = fc.asyncProperty(histories, async (history) => {
    const play = playOut(history, place, subscriptions)
    onPlay(play)
    askAll(play)
    await compare(chain.rpcUrl, play)
  })
  await fc.assert(property, { numRuns, seed })
}

/** How often each function ended in which way, and what happened by it. */
function counter() {
  const ends = new Map<string, number>()
  const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1)
  const onPlay = ({ steps, state }: Recorder) => {
    for (const { functionName, rule, events = [] } of steps) {
      count(rule ?? `${functionName} done`)
      for (const { eventName } of events) count(eventName)
    }
    for (const { epoch } of state.counts) {
      count(model.policyOf(state, epoch) === model.PRO_RATA ? 'PRO_RATA' : 'USER_CENTRIC')
    }
    for (const { tier, pool } of state.payments) count(pool > 0n ? `tier ${tier}` : 'free upgrade')
    for (const subscriber of state.subscribers.values()) {
      count(`${model.stored(subscriber).length} stretches${subscriber.prior ? ', prior' : ''}`)
    }
    if (state.payments.length > 0 && model.owed(state) === 0n) count('all credited')
  }
  return { onPlay, timesOf: (end: string) => ends.get(end) ?? 0 }
}

const rules: Record<model.SubscriptionRule, true> = {
  Splits_Paused: true,
  Subscriptions_AboveAgreed: true,
  Subscriptions_AboveMaximum: true,
  Subscriptions_AlreadySubscribed: true,
  Subscriptions_BadPeriods: true,
  Subscriptions_BadPrices: true,
  Subscriptions_Cancelled: true,
  Subscriptions_ChangePending: true,
  Subscriptions_EpochBegun: true,
  Subscriptions_EpochOpen: true,
  Subscriptions_FreeNotAutomatic: true,
  Subscriptions_FreeTier: true,
  Subscriptions_NotAutomatic: true,
  Subscriptions_NotDue: true,
  Subscriptions_NotHigher: true,
  Subscriptions_NotSubscribed: true,
  Subscriptions_NothingToRollOver: true,
  Subscriptions_PaidTimeOver: true,
  Subscriptions_TooManyArtists: true,
}
const happenings = [
  ...['subscribe', 'renew', 'upgrade', 'setRenewal', 'collect', 'nameArtists'],
  ...['creditEpoch', 'rollOver', 'setPrices', 'setPolicy', 'setAdmitted', 'previewEpoch'],
  ...['setPaused', 'setSuspended', 'setTerms', 'transferFrom', 'previewUpgrade'],
].map((name) => `${name} done`)
const outcomes = [
  ...['PlaysCounted', 'EpochCredited', 'ArtistsPaid', 'PRO_RATA', 'USER_CENTRIC'],
  ...['tier 1', 'tier 2', 'tier 3', 'free upgrade'],
  ...['1 stretches', '1 stretches, prior', '2 stretches', '2 stretches, prior', 'all credited'],
]

test('the contract agrees with the model over 1,100 histories', async () => {
  const ends = counter()
  await agree(model, ends.onPlay)
  for (const name of happenings) expect(ends.timesOf(name), name).toBeGreaterThan(20)
  for (const name of [...outcomes, ...Object.keys(rules)]) {
    expect(ends.timesOf(name), name).toBeGreaterThan(4)
  }
}, 600_000)

describe('it would have been noticed if', () => {
  /** As the model, with something else made of a subscriber afterwards. */
  const thenChanged =
    <Args extends { caller: `0x${string}` }, Result>(
      act: (state: model.SubscriptionsState, args: Args) => Result,
      change: (after: model.Subscriber, before: model.Subscriber, args: Args) => model.Subscriber,
    ) =>
    (state: model.SubscriptionsState, args: Args): Result => {
      const before = model.subscriberOf(state, args.caller)
      const result = act(state, args)
      const after = model.subscriberOf(state, args.caller)
      state.subscribers.set(args.caller, change(after, before, args))
      return result
    }

  const wrong: Record<string, Partial<Model>> = {
    'the value of an upgrade was rounded up': {
      previewUpgrade: (state, args) => {
        const { cost, until } = model.previewUpgrade(state, args)
        return { cost: cost > 0n ? cost - 1n : 0n, until }
      },
    },
    'an upgrade was remembered at less than was paid': {
      upgrade: thenChanged(model.upgrade, (after, _, { now, tier }) => ({
        ...after,
        paid: after.paid.map((stretch) => {
          const isNew = stretch.from === now && stretch.tier === tier
          return isNew && stretch.rate > 0n ? { ...stretch, rate: stretch.rate - 1n } : stretch
        }),
      })),
    },
    'the grace was free': {
      renew: thenChanged(model.renew, (after, before, { now, periods }) => {
        const late = now - model.endOf(before.paid)
        const last = after.paid.at(-1)
        if (late <= 0n || !last) return after
        const until = now + periods * model.PERIOD
        return { ...after, paid: [...after.paid.slice(0, -1), { ...last, until }] }
      }),
    },
    'cancelling kept the grace': {
      tierOf: (state, account, now) => {
        const { paid } = model.subscriberOf(state, account)
        const end = model.endOf(paid) + model.GRACE
        const is = model.tierOf(state, account, now)
        const tier = paid.at(-1)?.tier
        return is.tier === model.FREE && tier && now < end ? { tier, until: end } : is
      },
    },
    'the last song of an epoch lost the rest': {
      creditEpoch: (state, batch) => {
        const { pool, points } = model.epochIn(state, batch.epoch)
        const credits = model.creditEpoch(state, batch)
        for (const credit of credits) {
          const counts = state.counts.filter(
            ({ epoch, song }) => epoch === batch.epoch && song === credit.song,
          )
          const own = counts.reduce((sum, count) => sum + count.points, 0n)
          credit.amount = (pool * own) / points
        }
        return credits
      },
    },
    'the day of a listener never ended': {
      countPlays: (state, args) => {
        const subscriber = model.subscriberOf(state, args.listener)
        const day = args.now / 86_400n
        const counted = { ...subscriber.counted, day }
        state.subscribers.set(args.listener, { ...subscriber, counted })
        return model.countPlays(state, args)
      },
    },
    'a payment was recognised when it was made': {
      subscribe: (state, args) => {
        const division = model.subscribe(state, args)
        const payment = state.payments.at(-1)
        if (payment) payment.until = payment.from + 1n
        return division
      },
    },
  }

  test.each(Object.entries(wrong))(
    '%s',
    async (_, mistake) => {
      const failure: Error = await agree({ ...model, ...mistake }).then(
        () => expect.fail('Nobody has noticed.'),
        (error) => error,
      )
      expect(failure.message).toContain(`seed: ${seed}`)
      expect(failure.cause).toBeInstanceOf(Disagreement)
    },
    300_000,
  )
})
