import fc from 'fast-check'
import type { Address } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TabItem } from '../../tabs/items.ts'
import * as model from './index.ts'
import { worth } from './paidTime.ts'

const { BASIC, PREMIUM, SUPPORTER, FREE, PERIOD, GRACE, SETTLEMENT_WINDOW } = model
const ada = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ben = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const fan = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const keeper = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const day = 86_400n
const usdc = 1_000_000n
const max = 2n ** 64n - 1n

/** The first second of an epoch. */
const start = model.startOf(700n)

let state: model.SubscriptionsState
let now: bigint

beforeEach(() => {
  now = start
  const song = { suspended: false, open: true }
  state = model.createState({
    songs: new Map([
      [1, { ...song, owner: ada, split: 11 }],
      [2, { ...song, owner: ben, split: 12 }],
      [3, { ...song, owner: keeper, split: 13 }],
    ]),
    pages: new Map([[ada, 21]]),
  })
  model.setAdmitted(state, { artists: [ada, ben], admitted: true })
})

/** Fails with the rule, and leaves everything as it was. */
function refuses(attempt: () => unknown, rule: model.SubscriptionRule) {
  const before = structuredClone(state)
  expect(attempt).toThrow(rule)
  expect(state).toEqual(before)
}

const subscribe = (tier: model.Tier, { periods = 1n, automatic = false, maximum = max } = {}) =>
  model.subscribe(state, { caller: fan, now, tier, periods, automatic, maximum })
const renew = (periods = 1n, maximum = max) =>
  model.renew(state, { caller: fan, now, periods, maximum })
const upgrade = (tier: model.PaidTier, maximum = max) =>
  model.upgrade(state, { caller: fan, now, tier, maximum })
const setRenewal = (tier: model.Tier, { automatic = false, maximum = 0n } = {}) =>
  model.setRenewal(state, { caller: fan, now, tier, automatic, maximum })
const collect = () => model.collect(state, { caller: keeper, now, subscriber: fan })
const stored = () => model.stored(model.subscriberOf(state, fan))
const tier = () => model.tierOf(state, fan, now)
const play = (...plays: [song: number, plays: number][]) =>
  model.countPlays(state, {
    listener: fan,
    now,
    items: plays.map(([song, plays]): TabItem => {
      return { song, plays, kind: 'SUBSCRIPTION', amount: 0n }
    }),
  })

describe('paid time', () => {
  test('begins now, ends after the periods, and has a grace', () => {
    refuses(() => subscribe(FREE), 'Subscriptions_FreeTier')
    refuses(() => subscribe(BASIC, { periods: 0n }), 'Subscriptions_BadPeriods')
    refuses(() => subscribe(BASIC, { periods: 13n }), 'Subscriptions_BadPeriods')
    refuses(() => subscribe(BASIC, { maximum: 5n * usdc - 1n }), 'Subscriptions_AboveMaximum')
    subscribe(BASIC, { periods: 2n })
    expect(state.gained.get(fan)).toBe(-10n * usdc)
    expect(tier()).toEqual({ tier: BASIC, until: start + 2n * PERIOD + GRACE })
    refuses(() => subscribe(BASIC), 'Subscriptions_AlreadySubscribed')
    now += 2n * PERIOD + GRACE - 1n
    expect(tier().tier).toBe(BASIC)
    refuses(() => upgrade(PREMIUM), 'Subscriptions_PaidTimeOver')
    now += 1n
    expect(tier()).toEqual({ tier: FREE, until: 0n })
    refuses(() => renew(), 'Subscriptions_NotSubscribed')
    subscribe(PREMIUM)
  })

  test('is prolonged at its end, early or in the grace', () => {
    subscribe(BASIC)
    renew(11n)
    refuses(() => renew(), 'Subscriptions_BadPeriods')
    now += 12n * PERIOD + GRACE - 1n
    renew()
    expect(stored()).toEqual([
      { from: start, until: start + 13n * PERIOD, tier: BASIC, rate: 5n * usdc },
    ])
  })

  test('changes once ahead at most', () => {
    subscribe(BASIC)
    setRenewal(PREMIUM)
    renew()
    renew()
    expect(stored().map(({ tier }) => tier)).toEqual([BASIC, PREMIUM])
    expect(tier()).toEqual({ tier: BASIC, until: start + PERIOD })
    setRenewal(BASIC)
    refuses(() => renew(), 'Subscriptions_ChangePending')
    now += PERIOD
    renew()
    expect(stored().map(({ tier }) => tier)).toEqual([PREMIUM, BASIC])
  })

  test('that lies back changes nothing: in the grace after two stretches a third begins', () => {
    subscribe(BASIC, { automatic: true })
    setRenewal(PREMIUM)
    renew()
    setRenewal(SUPPORTER, { automatic: true, maximum: 15n * usdc })
    now += 2n * PERIOD
    collect()
    expect(stored().map(({ tier }) => tier)).toEqual([SUPPORTER])
    expect(tier().tier).toBe(SUPPORTER)
  })

  test('stays when cancelled, without a grace', () => {
    subscribe(BASIC, { automatic: true })
    refuses(() => setRenewal(FREE, { automatic: true }), 'Subscriptions_FreeNotAutomatic')
    setRenewal(FREE)
    expect(tier()).toEqual({ tier: BASIC, until: start + PERIOD })
    refuses(() => renew(), 'Subscriptions_Cancelled')
    now += PERIOD
    refuses(() => collect(), 'Subscriptions_NotSubscribed')
    subscribe(PREMIUM)
    expect(tier().tier).toBe(PREMIUM)
  })

  test('is collected when due, never above the price agreed to', () => {
    subscribe(BASIC)
    refuses(() => collect(), 'Subscriptions_NotAutomatic')
    const agreed = { automatic: true, maximum: 5n * usdc }
    refuses(() => setRenewal(PREMIUM, agreed), 'Subscriptions_AboveMaximum')
    setRenewal(BASIC, agreed)
    refuses(() => collect(), 'Subscriptions_NotDue')
    model.setPrices(state, { 1: 5n * usdc + 1n, 2: 10n * usdc, 3: 15n * usdc }, now)
    now += PERIOD
    refuses(() => collect(), 'Subscriptions_AboveAgreed')
    model.setPrices(state, { 1: 4_000_050n, 2: 10n * usdc, 3: 15n * usdc }, now - PERIOD)
    expect(collect()).toMatchObject({ amount: 4_000_050n, reward: 40_000n, platform: 760_010n })
    expect(state.gained.get(keeper)).toBe(40_000n)
  })
})

describe('an upgrade', () => {
  test('costs the rest of the time at the price, less what was paid for it', () => {
    subscribe(BASIC)
    now += 10n * day
    refuses(() => upgrade(BASIC), 'Subscriptions_NotHigher')
    refuses(() => upgrade(PREMIUM, 3_333_332n), 'Subscriptions_AboveMaximum')
    expect(upgrade(PREMIUM).amount).toBe(6_666_667n - 3_333_333n)
    now += 10n * day
    expect(upgrade(SUPPORTER).amount).toBe(5n * usdc - 3_333_333n)
    expect(stored()).toEqual([
      { from: now, until: start + PERIOD, tier: SUPPORTER, rate: 15n * usdc },
    ])
    expect(model.subscriberOf(state, fan).renewTier).toBe(SUPPORTER)
  })

  test('reaches to where a tier as high begins anyway', () => {
    subscribe(BASIC)
    setRenewal(SUPPORTER)
    renew()
    expect(model.previewUpgrade(state, { caller: fan, now, tier: PREMIUM })).toEqual({
      cost: 5n * usdc,
      until: start + PERIOD,
    })
    upgrade(SUPPORTER)
    expect(stored()).toHaveLength(1)
  })

  test('is free where more was paid, and what was paid is remembered', () => {
    subscribe(BASIC, { periods: 2n })
    model.setPrices(state, { 1: 1n, 2: 2n, 3: 3n }, now - PERIOD)
    expect(upgrade(PREMIUM).amount).toBe(0n)
    expect(stored()).toEqual([
      { from: start, until: start + 2n * PERIOD, tier: PREMIUM, rate: 5n * usdc },
    ])
  })

  test('in two steps never costs less', () => {
    const price = fc.bigInt({ min: 1n, max: 2n ** 30n })
    const seconds = fc.bigInt({ min: 0n, max: PERIOD - 1n })
    const property = fc.property(price, price, price, seconds, (basic, more, evenMore, at) => {
      const caller = fan
      const prices = { 1: basic, 2: basic + more, 3: basic + more + evenMore }
      const costs = [[SUPPORTER], [PREMIUM, SUPPORTER]].map((steps) => {
        const fresh = model.createState({ songs: new Map(), pages: new Map() })
        model.setPrices(fresh, prices, -PERIOD)
        const terms = { tier: BASIC, periods: 1n, automatic: false, maximum: max }
        model.subscribe(fresh, { caller, now: 0n, ...terms })
        for (const tier of steps) model.upgrade(fresh, { caller, now: at, tier, maximum: max })
        return -(fresh.gained.get(fan) ?? 0n)
      })
      expect(costs[1]).toBeGreaterThanOrEqual(costs[0] ?? 0n)
    })
    fc.assert(property, { seed: 1 })
  })
})

describe('a payment', () => {
  const artists = [ada, ben, ada] as const
  const parts = { amount: 15_000_019n, artists, pages: new Map<Address, number>([[ada, 21]]) }

  test('is divided to the unit', () => {
    expect(model.divide({ ...parts, tier: PREMIUM })).toMatchObject({
      platform: 3_000_003n,
      named: [],
      pool: 12_000_016n,
    })
    expect(model.divide({ ...parts, tier: SUPPORTER })).toMatchObject({
      platform: 3_000_003n,
      named: [
        { artist: ada, split: 21, amount: 500_000n },
        { artist: ben, split: 0, amount: 0n },
        { artist: ada, split: 21, amount: 500_000n },
      ],
      pool: 11_000_016n,
    })
    expect(model.divide({ ...parts, tier: BASIC, isAutomatic: true })).toMatchObject({
      platform: 2_850_003n,
      reward: 150_000n,
      pool: 12_000_016n,
    })
  })

  test('is recognised over its time, the whole of it', () => {
    const until = start + 45n * day
    const early = { pool: 1_000n, from: start - 15n * day, until, at: start - 40n * day }
    const recognised = (payment: model.Recognition) =>
      [698n, 699n, 700n, 701n, 702n].map((epoch) => model.recognisedIn(payment, epoch))
    expect(recognised(early)).toEqual([0n, 250n, 500n, 250n, 0n])
    expect(recognised({ ...early, at: start + 1n })).toEqual([0n, 0n, 750n, 250n, 0n])
    expect(recognised({ ...early, pool: 3n })).toEqual([0n, 0n, 2n, 1n, 0n])
  })

  test('is refused while the ledger is paused', () => {
    model.setPaused(state, true)
    refuses(() => subscribe(BASIC), 'Splits_Paused')
  })
})

describe('plays', () => {
  test('are points up to 500 a day, of songs that may be played for artists admitted', () => {
    expect(play([1, 1])).toEqual([])
    subscribe(BASIC)
    model.setSong(state, { id: 2, suspended: true })
    const counts = play([1, 300], [2, 1], [3, 1], [4, 1], [1, 0], [1, 300])
    expect(counts.map(({ song, points }) => [song, points])).toEqual([
      [1, 300n],
      [1, 200n],
    ])
    expect(play([1, 1])).toEqual([])
    model.setSong(state, { id: 2, suspended: false })
    now += day
    expect(play([2, 1])).toEqual([{ epoch: 699n, song: 2, points: 1n }])
    now += PERIOD + GRACE + SETTLEMENT_WINDOW - day
    expect(play([2, 1])).toEqual([])
  })

  test('divide what the payments have added since the last ones', () => {
    now -= 60n * day
    model.setPolicy(state, { epoch: 700n, policy: model.USER_CENTRIC, now })
    now = start + 5n * day
    subscribe(BASIC)
    now += 5n * day
    play([1, 1], [2, 2])
    // 80 % of a sixth of 5 USDC, of which the last item gets what is left.
    expect(state.counts.map(({ points }) => points)).toEqual([222_222n, 444_444n])
    expect(play([1, 1])).toEqual([])
    upgrade(PREMIUM)
    now += 3n * day
    model.nameArtists(state, { caller: fan, artists: [ada] })
    upgrade(SUPPORTER)
    now += 3n * day
    // 3 days of 15 USDC at 70 %, and 3 that count like those before, which were cheaper.
    expect(play([1, 1])).toMatchObject([{ points: 400_000n + 1_050_000n }])
  })

  test('never weigh time before the subscription', () => {
    model.setPolicy(state, { epoch: 701n, policy: model.USER_CENTRIC, now })
    now = start + 50n * day
    subscribe(BASIC)
    upgrade(PREMIUM)
    expect(play([1, 1])).toEqual([])
    now += 1n * day
    upgrade(SUPPORTER)
    expect(play([1, 1])).toMatchObject([{ points: 266_666n }])
  })

  test('never weigh more than was paid, whatever was changed in between', () => {
    const seconds = fc.bigInt({ min: 0n, max: 20n * day })
    const step = fc.record({
      seconds,
      act: fc.constantFrom('play', 'renew', 'upgrade', 'setRenewal', 'subscribe', 'setPrices'),
      tier: fc.constantFrom<model.PaidTier[]>(BASIC, PREMIUM, SUPPORTER),
      price: fc.bigInt({ min: 1n, max: 2n ** 30n }),
    })
    const acts = {
      play: () => play([1, 1]),
      renew: () => renew(),
      upgrade: (tier: model.PaidTier) => upgrade(tier),
      setRenewal: (tier: model.PaidTier) => setRenewal(tier),
      subscribe: (tier: model.PaidTier) => subscribe(tier),
      setPrices: (_: model.PaidTier, price: bigint) =>
        model.setPrices(state, { 1: price, 2: price + 1n, 3: 2n * price + 1n }, now - PERIOD),
    }
    const steps = fc.array(step, { maxLength: 30, size: 'max' })
    const property = fc.property(steps, (history) => {
      state = { ...model.createState({ songs: state.songs, pages: new Map() }) }
      model.setAdmitted(state, { artists: [ada], admitted: true })
      state.policies = [{ from: 0n, policy: model.USER_CENTRIC }]
      now = start
      for (const { seconds, act, tier, price } of history) {
        now += seconds
        try {
          acts[act](tier, price)
        } catch (error) {
          expect(error).toBeInstanceOf(model.SubscriptionRuleError)
        }
      }
      const points = state.counts.reduce((sum, count) => sum + count.points, 0n)
      const paid = worth(model.subscriberOf(state, fan).paid, 0n, now)
      expect(points).toBeLessThanOrEqual((paid * 80n) / (100n * PERIOD))
    })
    fc.assert(property, { seed: 1, numRuns: 500 })
  })
})

describe('an epoch', () => {
  beforeEach(() => {
    subscribe(BASIC)
    now += 5n * day
    play([1, 1], [2, 2])
    now = model.startOf(701n) + SETTLEMENT_WINDOW
  })
  const pool = 4n * usdc
  const credit = (...songs: number[]) => model.creditEpoch(state, { epoch: 700n, songs, now })

  test('is credited by points, each song once, the last one with the rest', () => {
    now -= 1n
    refuses(() => credit(1), 'Subscriptions_EpochOpen')
    now += 1n
    expect(model.previewEpoch(state, { epoch: 700n, songs: [2, 1, 3], now })).toEqual([
      2_666_666n,
      1_333_334n,
      0n,
    ])
    credit(1, 3, 1)
    credit(1)
    expect(model.epochIn(state, 700n)).toEqual({
      pool,
      credited: 1_333_333n,
      points: 3n,
      creditedPoints: 1n,
    })
    credit(2)
    expect([11, 12].map((split) => state.received.get(split))).toEqual([1_333_333n, 2_666_667n])
    expect(model.owed(state)).toBe(0n)
    expect(state.held).toBe(0n)
  })

  test('without points rolls over', () => {
    refuses(() => model.rollOver(state, { epoch: 700n, now }), 'Subscriptions_NothingToRollOver')
    state.counts = []
    model.rollOver(state, { epoch: 700n, now })
    expect(model.epochIn(state, 700n).pool).toBe(0n)
    expect(model.epochIn(state, 701n).pool).toBe(pool)
    refuses(() => model.rollOver(state, { epoch: 700n, now }), 'Subscriptions_NothingToRollOver')
    expect(state.held).toBe(pool)
  })
})

describe('governance', () => {
  test('announces prices 30 days before, and replaces what has not begun', () => {
    refuses(() => model.setPrices(state, { 1: 1n, 2: 1n, 3: 2n }, now), 'Subscriptions_BadPrices')
    model.setPrices(state, { 1: 1n, 2: 2n, 3: 3n }, now)
    model.setPrices(state, { 1: 4n, 2: 5n, 3: 6n }, now + day)
    expect(model.priceOf(state, BASIC, now + PERIOD)).toBe(5n * usdc)
    expect(model.priceOf(state, BASIC, now + PERIOD + day)).toBe(4n)
  })

  test('chooses how an epoch that has not begun is divided', () => {
    const choose = (epoch: bigint, policy: model.Policy) =>
      model.setPolicy(state, { epoch, policy, now })
    refuses(() => choose(700n, 1), 'Subscriptions_EpochBegun')
    choose(702n, 1)
    choose(701n, 1)
    now += PERIOD
    choose(702n, 0)
    const policies = [700n, 701n, 702n].map((epoch) => model.policyOf(state, epoch))
    expect(policies).toEqual([0, 1, 0])
  })

  test('lets a listener name four artists', () => {
    const artists = [ada, ben, ada, ada, ada] as const
    const name = (count: number) =>
      model.nameArtists(state, { caller: fan, artists: artists.slice(0, count) })
    refuses(() => name(5), 'Subscriptions_TooManyArtists')
    name(4)
    expect(model.subscriberOf(state, fan).artists).toHaveLength(4)
  })
})
