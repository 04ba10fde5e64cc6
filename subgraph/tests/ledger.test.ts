import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import {
  ada,
  bob,
  cleo,
  day,
  gateway,
  id,
  join,
  label,
  splitAddress,
  start,
} from './support/people.ts'
import { splitCreated, tranche } from './support/world.ts'

/** As the ledger logs it. */
const payment = (split: number, amount: number) => (BigInt(split) << 64n) | BigInt(amount)

const credited = (payments: bigint[], fee = 0, storefront = 0, storefrontAmount = 0) =>
  emit.Splits.Credited!({ payer: gateway, storefront, fee, storefrontAmount, payments })

const paid = (split: number, amount: number, fee = 0, storefront = 0, storefrontAmount = 0) =>
  emit.Splits.Paid!({ split, payer: bob, storefront, amount, fee, storefrontAmount })

const third = { [ada]: 333_333, [bob]: 333_333, [cleo]: 333_334 }

const ask = indexStory([
  {
    at: start,
    events: [
      emit.Splits.FeesSet!({ protocolFee: 100, storefrontShare: 5000 }),
      splitCreated(1),
      splitCreated(2, [tranche(third)]),
      // The label takes 80 % until 5 USDC, then 20 %.
      splitCreated(3, [
        tranche({ [ada]: 200_000, [label]: 800_000 }, 5_000_000),
        tranche({ [ada]: 800_000, [label]: 200_000 }),
      ]),
      // A song's split, half of which goes to the band's, number 2.
      splitCreated(4, [tranche({ [splitAddress(2)]: 500_000, [ada]: 500_000 })]),
    ],
  },
  {
    at: start + 60,
    events: [
      credited([payment(2, 100), payment(3, 4_000_000), payment(4, 1_000_001)], 50_000, 1, 25_000),
      emit.Splits.Withdrawn!({ split: 2, recipient: ada, to: bob, amount: 33 }),
      emit.Splits.Forwarded!({ split: 4, nested: 2, amount: 500_000 }),
    ],
  },
  {
    at: start + day,
    events: [
      paid(3, 2_000_000, 20_000, 1, 10_000),
      paid(2, 7),
      emit.Splits.DepositSwept!({ split: 2, amount: 7 }),
      emit.Splits.Withdrawn!({ split: 3, recipient: label, to: label, amount: 4_200_000 }),
      emit.Splits.FeesCollected!({ amount: 35_000 }),
      emit.Splits.PauseSet!({ paused: true }),
    ],
  },
  { at: start + 2 * day },
])

test('income is credited net of the fee, and the storefront earns its part', async () => {
  expect(
    await ask(`{
      splits(orderBy: number) { number received withdrawn }
      credits(orderBy: amount) { payer storefront { number } amount fee storefrontAmount payments { amount } }
      platforms {
        splits credited withdrawn fees storefrontFees pendingFees accounted protocolFee storefrontShare paused
      }
    }`),
  ).toEqual({
    splits: [
      { number: 1, received: '70000', withdrawn: '0' },
      { number: 2, received: '500107', withdrawn: '33' },
      { number: 3, received: '6000000', withdrawn: '4200000' },
      { number: 4, received: '1000001', withdrawn: '500000' },
    ],
    credits: [
      {
        payer: bob,
        storefront: null,
        amount: '7',
        fee: '0',
        storefrontAmount: '0',
        payments: [{ amount: '7' }],
      },
      {
        payer: bob,
        storefront: { number: 1 },
        amount: '2000000',
        fee: '20000',
        storefrontAmount: '10000',
        payments: expect.arrayContaining([{ amount: '2000000' }, { amount: '10000' }]),
      },
      {
        payer: gateway,
        storefront: { number: 1 },
        amount: '5000101',
        fee: '50000',
        storefrontAmount: '25000',
        payments: expect.arrayContaining(
          ['100', '4000000', '1000001', '25000'].map((amount) => ({ amount })),
        ),
      },
    ],
    platforms: [
      {
        splits: 4,
        credited: '7035108',
        withdrawn: '4200033',
        fees: '70000',
        storefrontFees: '35000',
        pendingFees: '0',
        // 7,070,108 came in, 4,200,033 went out.
        accounted: '2870075',
        protocolFee: 100,
        storefrontShare: 5000,
        paused: true,
      },
    ],
  })
})

test('a withdrawal takes whole units and leaves the fraction owed, to the millionth', async () => {
  expect(
    await ask(
      `{ position(id: "${join(id(2), ada)}") { owed since withdrawn withdrawals { to amount } } }`,
    ),
  ).toEqual({
    // A third of 100 is 33.3333, of which 33 are gone.
    position: {
      owed: '333300',
      since: '100',
      withdrawn: '33',
      withdrawals: [{ to: bob, amount: '33' }],
    },
  })
})

test('a recoupment walks over its tranches', async () => {
  expect(
    await ask(`{
      split(id: "${id(3)}") {
        presentTranche { number start until }
        positions(orderBy: owed) { recipient owed since }
        tranches(orderBy: number) { number start until inForce shares(orderBy: share) { recipient share } }
      }
    }`),
  ).toEqual({
    split: {
      presentTranche: { number: 1, start: '5000000', until: null },
      positions: [
        // 80 % of 5 USDC and 20 % of 1 USDC, all of it withdrawn.
        { recipient: label, owed: '0', since: '6000000' },
        { recipient: ada, owed: '0', since: '0' },
      ].sort((a, b) => (a.recipient < b.recipient ? -1 : 1)),
      tranches: [
        {
          number: 0,
          start: '0',
          until: '5000000',
          inForce: true,
          shares: [
            { recipient: ada, share: 200_000 },
            { recipient: label, share: 800_000 },
          ],
        },
        {
          number: 1,
          start: '5000000',
          until: null,
          inForce: true,
          shares: [
            { recipient: label, share: 200_000 },
            { recipient: ada, share: 800_000 },
          ],
        },
      ],
    },
  })
})

test('money moves inside the ledger from a split to the split that it names', async () => {
  expect(
    await ask(`{
      position(id: "${join(id(4), splitAddress(2))}") { nestedSplit { number } owed since withdrawn }
      payments(where: { source: FORWARD }) { split { number } from { number } amount received }
      withdrawals(where: { split: "${id(4)}" }) { to nestedSplit { number } amount }
    }`),
  ).toEqual({
    position: { nestedSplit: { number: 2 }, owed: '500000', since: '1000001', withdrawn: '500000' },
    payments: [{ split: { number: 2 }, from: { number: 4 }, amount: '500000', received: '500100' }],
    withdrawals: [{ to: null, nestedSplit: { number: 2 }, amount: '500000' }],
  })
})

test('payments of each source add up to what a split has received', async () => {
  expect(
    await ask(`{
      fees: payments(where: { source: FEES }) { split { number } amount received }
      storefront: payments(where: { source: STOREFRONT }, orderBy: amount) { split { number } amount }
      sweeps { split { number } amount }
      feeCollections { amount }
      feeChanges { protocolFee storefrontShare }
      pauseChanges { paused }
    }`),
  ).toEqual({
    fees: [{ split: { number: 1 }, amount: '35000', received: '70000' }],
    storefront: ['10000', '25000'].map((amount) => ({ split: { number: 1 }, amount })),
    sweeps: [{ split: { number: 2 }, amount: '7' }],
    feeCollections: [{ amount: '35000' }],
    feeChanges: [{ protocolFee: 100, storefrontShare: 5000 }],
    pauseChanges: [{ paused: true }],
  })
})

test("a split's income is added up by day, with its counter at the day's end", async () => {
  expect(
    await ask(`{ splitIncomes(interval: day, where: { split: "${id(3)}" }, orderBy: timestamp, orderDirection: asc) {
      income withdrawn received
    } }`),
  ).toEqual({
    splitIncomes: [
      { income: '4000000', withdrawn: '0', received: '4000000' },
      { income: '2000000', withdrawn: '4200000', received: '6000000' },
    ],
  })
})
