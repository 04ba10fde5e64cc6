import fc from 'fast-check'
import {
  BASIC,
  FREE,
  PREMIUM,
  type Prices,
  SUPPORTER,
  type Tier,
} from '../../src/subscriptions/model/index.ts'
import type { PlayKind } from '../../src/tabs/items.ts'
import {
  type Act,
  type History,
  type Moment,
  moments,
  type Operation,
  type Pays,
  pays,
  type RawItem,
  songChanges,
  type Wait,
  type Who,
} from './history.ts'

const DAY = 86_400

const seldom = <Value, Other>(
  value: fc.Arbitrary<Value>,
  other: fc.Arbitrary<Other>,
  weight = 30,
) => fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: other })

const anyone = fc.nat({ max: 3 })
const who: fc.Arbitrary<Who> = seldom(fc.record({ live: fc.nat({ max: 3 }) }), anyone, 8)
const paidTier = fc.constantFrom<Tier[]>(BASIC, PREMIUM, SUPPORTER)
const tier = seldom(paidTier, fc.constant<Tier>(FREE), 15)
const periods = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 11, 12, 13) },
)
const pay: fc.Arbitrary<Pays> = seldom(fc.constant<Pays>('exact'), fc.constantFrom(...pays), 3)

const until = (...some: Moment[]): fc.Arbitrary<Wait> =>
  fc.record({
    until: fc.constantFrom(...some),
    more: fc.oneof(fc.integer({ min: -1, max: 1 }), fc.nat({ max: 3 * DAY })),
  })
const wait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 0, 0, 1) },
  { weight: 6, arbitrary: fc.nat({ max: 5 * DAY }) },
  { weight: 2, arbitrary: until(...moments) },
)

const price = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 3_000_000, max: 20_000_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 ** 32 - 1 }) },
)
const prices: fc.Arbitrary<Prices> = seldom(
  fc.uniqueArray(price, { minLength: 3, maxLength: 3 }).map((all) => all.sort((a, b) => a - b)),
  fc.constantFrom([5, 5, 6], [0, 1, 2], [3, 2, 1]),
  10,
).map(([basic = 0, premium = 0, supporter = 0]) => ({
  [BASIC]: BigInt(basic),
  [PREMIUM]: BigInt(premium),
  [SUPPORTER]: BigInt(supporter),
}))

const song = seldom(fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 7, 2 ** 32 - 1), 20)
const artist = fc.nat({ max: 3 })
const policy = fc.constantFrom<(0 | 1)[]>(0, 1)
const item: fc.Arbitrary<RawItem> = fc.record({
  song,
  kind: seldom(
    fc.constant<PlayKind>('SUBSCRIPTION'),
    fc.constantFrom<PlayKind[]>('PAID', 'PATRON', 'GIFT'),
    6,
  ),
  plays: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 100, max: 600 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 500, 16_383) },
  ),
})

const lower = seldom(fc.constantFrom<Tier[]>(BASIC, BASIC, PREMIUM), tier, 3)
const higher = seldom(fc.constantFrom<Tier[]>(PREMIUM, SUPPORTER), tier, 6)
const subscribe = fc.record({
  kind: fc.constant('subscribe'),
  who: anyone,
  tier: lower,
  periods,
  automatic: fc.boolean(),
  pays: pay,
})

const renew = fc.record({
  kind: fc.constant('renew'),
  who,
  as: fc.option(paidTier, { freq: 2 }),
  periods,
  pays: pay,
})

const upgrade = fc.record({ kind: fc.constant('upgrade'), who, tier: higher, pays: pay })

/** Something that is done after a while; by default after any. */
const done = (weight: number, act: fc.Arbitrary<Act>, after = wait) => ({
  weight,
  arbitrary: fc.record({ after, act }),
})

const operation: fc.Arbitrary<Operation> = fc.oneof(
  done(3, subscribe),
  done(6, renew),
  done(3, renew, until('due')),
  done(8, upgrade),
  done(2, upgrade, until('prices')),
  done(
    6,
    fc.record({
      kind: fc.constant('setRenewal'),
      who,
      tier: seldom(tier, fc.constant<Tier>(FREE), 2),
      automatic: seldom(fc.constant(true), fc.constant(false), 2),
      pays: fc.constantFrom(...pays),
    }),
  ),
  done(6, fc.record({ kind: fc.constant('collect'), who }), seldom(until('due'), wait, 3)),
  done(
    3,
    fc.record({
      kind: fc.constant('nameArtists'),
      who,
      artists: fc.array(artist, { maxLength: 5, size: 'max' }),
    }),
  ),
  done(
    18,
    fc.record({
      kind: fc.constant('play'),
      who,
      items: fc.array(item, { minLength: 1, maxLength: 5, size: 'max' }),
    }),
  ),
  done(
    4,
    fc.record({
      kind: fc.constant('credit'),
      back: fc.constantFrom(1, 1, 1, 0, 2),
      songs: fc.array(song, { maxLength: 6, size: 'max' }),
    }),
    seldom(wait, until('creditable'), 3),
  ),
  done(2, fc.record({ kind: fc.constant('rollOver'), back: fc.constantFrom(1, 1, 1, 0, 2) })),
  done(3, fc.record({ kind: fc.constant('setPrices'), prices })),
  done(
    2,
    fc.record({ kind: fc.constant('setPolicy'), ahead: fc.constantFrom(0, 1, 1, 2), policy }),
    seldom(wait, until('epoch'), 2),
  ),
  done(
    1,
    fc.record({
      kind: fc.constant('setAdmitted'),
      artists: fc.array(artist, { maxLength: 3 }),
      admitted: fc.boolean(),
    }),
  ),
  done(
    1,
    fc.record({
      kind: fc.constant('setPaused'),
      paused: fc.constantFrom(true, false, false, false),
    }),
  ),
  done(
    1,
    fc.record({
      kind: fc.constant('setSong'),
      song: fc.integer({ min: 1, max: 6 }),
      change: fc.constantFrom(...songChanges),
      to: artist,
    }),
  ),
)

/** Histories of up to 30 operations of up to four listeners. */
export const histories: fc.Arbitrary<History> = fc.record({
  start: fc.nat({ max: 60 * DAY }),
  admitted: fc.constantFrom([0, 1, 2, 3], [0, 1, 2], [0, 1, 3], [1]),
  policy,
  prices: fc.option(prices, { freq: 2 }),
  subscribers: fc.array(subscribe, { minLength: 1, maxLength: 3, size: 'max' }),
  operations: fc.array(operation, { minLength: 1, maxLength: 27, size: 'max' }),
  ending: fc.option(
    fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
      first: fc.nat({ max: 5 }),
    }),
    { freq: 2 },
  ),
})
