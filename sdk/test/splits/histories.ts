import fc from 'fast-check'
import { MAX_AMOUNT } from '../../src/splits/model/state.ts'
import {
  type AcceptWay,
  acceptWays,
  flaws,
  type History,
  type Listing,
  listings,
  type Operation,
  type PayWay,
  parts,
  type RawAmount,
  type RawPart,
  type RawPayment,
  type RawSize,
  type RawTranches,
  type TipWay,
  type Which,
  type Who,
  type WithdrawWay,
} from './history.ts'

const seldom = <Value, Other>(value: fc.Arbitrary<Value>, other: Other, weight = 30) =>
  fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: fc.constant(other) })

const which: fc.Arbitrary<Which> = seldom(fc.nat({ max: 4 }), null, 60)
const proposing: fc.Arbitrary<Which> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ proposing: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: which },
)
const person = fc.nat({ max: 5 })
const who: fc.Arbitrary<Who> = fc.oneof(
  { weight: 7, arbitrary: person },
  { weight: 3, arbitrary: fc.integer({ min: 6, max: 10 }) },
)
const receiver: fc.Arbitrary<Who> = fc.oneof(
  { weight: 20, arbitrary: who },
  { weight: 1, arbitrary: fc.constantFrom('ledger', 'nobody') },
)
const earner: fc.Arbitrary<Who> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ earner: fc.nat({ max: 7 }) }) },
  { weight: 1, arbitrary: who },
)

const relative: fc.Arbitrary<RawAmount> = fc.record({
  until: fc.constantFrom('trancheEnd', 'trancheEnd', 'trancheEnd', 'full'),
  more: fc.bigInt({ min: -1n, max: 2n }),
})
const tiny: fc.Arbitrary<RawAmount> = fc.oneof(
  fc.bigInt({ min: 1n, max: 3n }),
  fc.bigInt({ min: 1n, max: 300n }),
)
const huge: fc.Arbitrary<RawAmount> = fc.oneof(
  fc.bigInt({ min: 2n ** 62n, max: MAX_AMOUNT }),
  fc.bigInt({ min: MAX_AMOUNT - 3n, max: MAX_AMOUNT }),
  fc.record({ until: fc.constant('full'), more: fc.bigInt({ min: -1n, max: 1n }) }),
)
const usual: fc.Arbitrary<RawAmount> = fc.oneof(
  { weight: 4, arbitrary: tiny },
  { weight: 4, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 7n }) },
  { weight: 3, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 13n }) },
  { weight: 1, arbitrary: huge },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 99n, 100n, 10_000n) },
  { weight: 4, arbitrary: relative },
)

const holder = fc.record({
  who,
  weight: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 1_000_000 })),
})
const tranches: fc.Arbitrary<RawTranches> = fc.record({
  tranches: fc.array(
    fc.record({
      size: fc.oneof<fc.Arbitrary<RawSize>[]>(
        fc.record({ asTranche: fc.nat({ max: 2 }), more: fc.constantFrom(0n, 0n, -1n, 1n) }),
        fc.bigInt({ min: 1n, max: 1000n }),
        fc.bigInt({ min: 1n, max: 10n ** 8n }),
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
      ),
      holders: fc.array(holder, { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  flaw: fc.oneof(
    { weight: 15, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...flaws) },
  ),
})
const controller: fc.Arbitrary<Who> = seldom(person, 'nobody', 3)
const foreign = seldom(fc.constant(false), true, 15)
const fees: fc.Arbitrary<[number, number]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<[number, number]>([100, 5000]) },
  { weight: 3, arbitrary: fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 10_000 })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[number, number]>([0, 0], [500, 10_000], [501, 0], [0, 10_001]),
  },
)

const create = fc.record({ kind: fc.constant('create'), controller, tranches })
const listing: fc.Arbitrary<Listing> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('all') },
  { weight: 1, arbitrary: fc.constantFrom(...listings) },
)

function operationOf(amount: fc.Arbitrary<RawAmount>): fc.Arbitrary<Operation> {
  const payment: fc.Arbitrary<RawPayment> = fc.record({ split: which, amount })
  return fc.oneof(
    { weight: 1, arbitrary: create },
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant('pay'),
        payments: seldom(fc.array(payment, { minLength: 1, maxLength: 3, size: 'max' }), [], 20),
        storefront: fc.oneof(fc.constant<'none'>('none'), which),
        way: fc.constantFrom<PayWay[]>(
          'pay',
          'pay',
          'payBatch',
          'credit',
          'creditOne',
          'creditTooMuch',
        ),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('tip'),
        payment,
        way: fc.constantFrom<TipWay[]>('tip', 'creditWithoutFee', 'deposit', 'depositAndSweep'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sweep'), split: which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('collectFees') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('setFees'), fees }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('setPaused'),
        paused: fc.constantFrom(true, false, false),
      }),
    },
    {
      weight: 7,
      arbitrary: fc.record({
        kind: fc.constant('withdraw'),
        splits: seldom(fc.array(which, { minLength: 1, maxLength: 3, size: 'max' }), [], 20),
        who: earner,
        way: fc.constantFrom<WithdrawWay[]>('withdraw', 'withdraw', 'withdrawBatch', 'withdrawTo'),
        to: receiver,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('transfer'),
        split: which,
        from: earner,
        to: receiver,
        parts: fc.array(
          fc.oneof(fc.constantFrom<RawPart[]>('all', 'half'), fc.constantFrom<RawPart[]>(...parts)),
          { maxLength: 3 },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('propose'),
        split: which,
        tranches,
        deadline: fc.integer({ min: -1, max: 100 }),
        foreign,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('accept'),
        split: proposing,
        who: earner,
        way: fc.oneof(
          fc.constant<AcceptWay>('accept'),
          fc.constantFrom<AcceptWay[]>(...acceptWays),
        ),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('change'),
        split: which,
        tranches,
        missing: fc.oneof(fc.constant(-1), fc.nat({ max: 5 })),
        listing,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('apply'),
        split: proposing,
        listing,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), split: proposing, foreign }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('setController'),
        split: which,
        to: controller,
        foreign,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 60 }) }),
    },
  )
}

/** Histories of up to 25 operations on up to a handful of splits, a third of them of extreme amounts alone. */
export const histories: fc.Arbitrary<History> = fc.oneof(
  { weight: 4, arbitrary: historyOf(usual) },
  { weight: 1, arbitrary: historyOf(tiny) },
  { weight: 1, arbitrary: historyOf(huge) },
)

function historyOf(amount: fc.Arbitrary<RawAmount>): fc.Arbitrary<History> {
  return fc
    .record({
      fees,
      splits: fc.array(create, { minLength: 1, maxLength: 4, size: 'max' }),
      operations: fc.array(operationOf(amount), { minLength: 1, maxLength: 21, size: 'max' }),
    })
    .map(({ fees, splits, operations }) => ({ fees, operations: [...splits, ...operations] }))
}
