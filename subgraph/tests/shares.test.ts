import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import {
  ada,
  bob,
  bytes32,
  cleo,
  fan,
  gateway,
  id,
  join,
  label,
  nobody,
  splitAddress,
  start,
} from './support/people.ts'
import { splitCreated, tranche } from './support/world.ts'

const income = (split: number, amount: number) =>
  emit.Splits.Credited!({
    payer: gateway,
    storefront: 0,
    fee: 0,
    storefrontAmount: 0,
    payments: [(BigInt(split) << 64n) | BigInt(amount)],
  })

const deadline = start + 1000
const [first, second, third] = [bytes32(0xc1), bytes32(0xc2), bytes32(0xc3)]
const recouping = [
  tranche({ [ada]: 100_000, [label]: 900_000 }, 500),
  tranche({ [ada]: 700_000, [label]: 300_000 }),
]
const withBob = [
  tranche({ [bob]: 600_000, [label]: 400_000 }, 2_000),
  tranche({ [bob]: 500_000, [cleo]: 500_000 }),
]
const proposed = (change: string, nonce: number, tranches = withBob) =>
  emit.Splits.ChangeProposed!({ split: 1, change, nonce, deadline, tranches })
const accepted = (change: string, recipient: string, yes = true) =>
  emit.Splits.ChangeAccepted!({ split: 1, change, recipient, accepted: yes })

const ask = indexStory([
  {
    at: start,
    events: [
      splitCreated(1, recouping),
      splitCreated(2, [
        tranche({ [ada]: 600_000, [bob]: 400_000 }, 1_000),
        tranche({ [ada]: 300_000, [bob]: 700_000 }, 3_000),
        tranche({ [ada]: 1_000_000 }),
      ]),
      splitCreated(3),
      income(1, 501),
      proposed(first, 1),
      accepted(first, ada),
      proposed(second, 2),
      accepted(second, label),
      accepted(second, label, false),
      emit.Splits.ChangeCancelled!({ split: 1, change: second }),
    ],
  },
  {
    at: start + 60,
    events: [
      proposed(third, 3),
      accepted(third, ada),
      accepted(third, label),
      income(1, 499),
      emit.Splits.ChangeApplied!({ split: 1, change: third, received: 1_000, tranches: withBob }),
      income(1, 1_001),
      // Label's whole income: 450 of the first 500, 150 of the next 500, 400 of the next 1,000.
      emit.Splits.Withdrawn!({ split: 1, recipient: label, to: label, amount: 1_000 }),
      emit.Splits.Withdrawn!({ split: 1, recipient: ada, to: ada, amount: 400 }),
      emit.Splits.ControllerSet!({ split: 1, controller: bob }),
      emit.Splits.ControllerSet!({ split: 1, controller: nobody }),
    ],
  },
  {
    at: start + 120,
    events: [
      // The first tranche is exactly full, so two remain.
      income(2, 1_000),
      emit.Splits.PositionTransferred!({
        split: 2,
        from: bob,
        to: cleo,
        received: 1_000,
        shares: [200_000, 0],
      }),
      income(2, 1_000),
      emit.Splits.PositionTransferred!({
        split: 2,
        from: ada,
        to: splitAddress(3),
        received: 2_000,
        shares: [300_000, 1_000_000],
      }),
      income(2, 2_000),
      emit.Splits.Withdrawn!({ split: 2, recipient: bob, to: bob, amount: 1_400 }),
      emit.Splits.Withdrawn!({ split: 2, recipient: cleo, to: cleo, amount: 400 }),
      emit.Splits.Withdrawn!({ split: 2, recipient: ada, to: ada, amount: 900 }),
      emit.Splits.Forwarded!({ split: 2, nested: 3, amount: 1_300 }),
    ],
  },
])

test('proposals are replaced, cancelled or applied, and remember who accepted', async () => {
  const closedAt = (seconds: number) => String(start + seconds)
  expect(
    await ask(`{ shareChanges(orderBy: nonce) {
      id state nonce deadline appliedAtIncome closedAt
      acceptances(orderBy: recipient) { recipient accepted }
    } }`),
  ).toEqual({
    shareChanges: [
      {
        id: first,
        state: 'REPLACED',
        nonce: '1',
        appliedAtIncome: null,
        closedAt: closedAt(0),
        acceptances: [{ recipient: ada, accepted: true }],
      },
      {
        id: second,
        state: 'CANCELLED',
        nonce: '2',
        appliedAtIncome: null,
        closedAt: closedAt(0),
        acceptances: [{ recipient: label, accepted: false }],
      },
      {
        id: third,
        state: 'APPLIED',
        nonce: '3',
        appliedAtIncome: '1000',
        closedAt: closedAt(60),
        acceptances: expect.arrayContaining([
          { recipient: ada, accepted: true },
          { recipient: label, accepted: true },
        ]),
      },
    ].map((change) => ({ ...change, deadline: String(deadline) })),
  })
})

test('a proposal shows the tranches as they would be', async () => {
  expect(
    await ask(
      `{ shareChange(id: "${third}") { tranches(orderBy: position) { until recipients shares } } }`,
    ),
  ).toEqual({
    shareChange: {
      tranches: [
        { until: '2000', recipients: [label, bob].sort(), shares: [400_000, 600_000] },
        { until: null, recipients: [bob, cleo].sort(), shares: [500_000, 500_000] },
      ],
    },
  })
})

test('an applied change leaves what was earned before at the old shares, to the unit', async () => {
  expect(
    await ask(`{ split(id: "${id(1)}") {
      received clock firstTranche trancheEnd controller openChange { id } presentTranche { number }
      positions(orderBy: withdrawn, orderDirection: desc) { recipient owed since withdrawn }
      tranches(orderBy: number) { number start until inForce }
    } }`),
  ).toEqual({
    split: {
      received: '2001',
      clock: 1,
      firstTranche: 2,
      trancheEnd: 4,
      controller: null,
      openChange: null,
      presentTranche: { number: 3 },
      positions: expect.arrayContaining([
        { recipient: label, owed: '0', since: '2001', withdrawn: '1000' },
        { recipient: ada, owed: '0', since: '2001', withdrawn: '400' },
        { recipient: bob, owed: '0', since: '1000', withdrawn: '0' },
        { recipient: cleo, owed: '0', since: '1000', withdrawn: '0' },
      ]),
      tranches: [
        { number: 0, start: '0', until: '500', inForce: false },
        { number: 1, start: '500', until: null, inForce: false },
        { number: 2, start: '1000', until: '2000', inForce: true },
        { number: 3, start: '2000', until: null, inForce: true },
      ],
    },
  })
})

test('control of a split is handed on, and given up', async () => {
  const { controllerChanges } = (await ask('{ controllerChanges { controller } }')) as {
    controllerChanges: { controller: string | null }[]
  }
  expect(controllerChanges.map(({ controller }) => controller).sort()).toEqual([bob, null].sort())
})

test('a position handed on earns for its new holder from then on', async () => {
  const settled = { owed: '0', since: '4000' }
  expect(
    await ask(`{ split(id: "${id(2)}") {
      clock received withdrawn presentTranche { number }
      positions { recipient owed since withdrawn }
      tranches(orderBy: number) { shares { recipient share } }
    } }`),
  ).toEqual({
    split: {
      clock: 2,
      received: '4000',
      withdrawn: '4000',
      presentTranche: { number: 2 },
      positions: expect.arrayContaining([
        { recipient: bob, ...settled, withdrawn: '1400' },
        { recipient: cleo, ...settled, withdrawn: '400' },
        { recipient: ada, ...settled, withdrawn: '900' },
        { recipient: splitAddress(3), ...settled, withdrawn: '1300' },
      ]),
      tranches: [
        {
          shares: expect.arrayContaining([
            { recipient: ada, share: 600_000 },
            { recipient: bob, share: 400_000 },
          ]),
        },
        {
          shares: expect.arrayContaining([
            { recipient: splitAddress(3), share: 300_000 },
            { recipient: bob, share: 500_000 },
            { recipient: cleo, share: 200_000 },
          ]),
        },
        { shares: [{ recipient: splitAddress(3), share: 1_000_000 }] },
      ],
    },
  })
})

test('the handing on itself is recorded', async () => {
  expect(
    await ask(
      '{ positionTransfers(orderBy: received) { from { recipient } to { recipient } received shares } }',
    ),
  ).toEqual({
    positionTransfers: [
      { from: { recipient: bob }, to: { recipient: cleo }, received: '1000', shares: [200_000, 0] },
      {
        from: { recipient: ada },
        to: { recipient: splitAddress(3) },
        received: '2000',
        shares: [300_000, 1_000_000],
      },
    ],
  })
  expect(await ask(`{ position(id: "${join(id(2), fan)}") { owed } }`)).toEqual({ position: null })
})
