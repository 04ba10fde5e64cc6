import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { ada, bob, cleo, label, nobody, splitAddress, start } from './support/people.ts'
import { splitCreated, tranche } from './support/world.ts'

const token = label

const ask = indexStory([
  {
    at: start,
    events: [
      splitCreated(1, [
        tranche({ [ada]: 1_000_000 }, 1_000_000),
        tranche({ [ada]: 500_000, [splitAddress(2)]: 500_000 }),
      ]),
      splitCreated(2, [tranche({ [bob]: 333_333, [cleo]: 666_667 })]),
      emit.Splits.TokenArrived!({ arrival: 0, split: 1, token, amount: 1_001 }),
      emit.Splits.TokenArrived!({ arrival: 1, split: 1, token: nobody, amount: 2n ** 128n - 1n }),
    ],
  },
  {
    at: start + 60,
    events: [
      emit.Splits.TokenWithdrawn!({ arrival: 0, recipient: ada, to: ada, amount: 500 }),
      emit.Splits.TokenWithdrawn!({
        arrival: 0,
        recipient: splitAddress(2),
        to: splitAddress(2),
        amount: 500,
      }),
      emit.Splits.TokenArrived!({ arrival: 2, split: 2, token, amount: 500 }),
    ],
  },
])

test("another token is shared as the split's last tranche stands when it arrives", async () => {
  const recipients = [ada, splitAddress(2)].sort()
  expect(
    await ask(`{ arrivals(orderBy: number) {
      number split { number } token amount clock shares(orderBy: recipient) { recipient share amount withdrawn }
    } }`),
  ).toEqual({
    arrivals: [
      {
        number: '0',
        split: { number: 1 },
        token,
        amount: '1001',
        clock: 0,
        shares: recipients.map((recipient) => ({
          recipient,
          share: 500_000,
          amount: '500',
          withdrawn: true,
        })),
      },
      {
        number: '1',
        split: { number: 1 },
        token: null,
        amount: '340282366920938463463374607431768211455',
        clock: 0,
        shares: recipients.map((recipient) => ({
          recipient,
          share: 500_000,
          amount: '170141183460469231731687303715884105727',
          withdrawn: false,
        })),
      },
      {
        number: '2',
        split: { number: 2 },
        token,
        amount: '500',
        clock: 0,
        shares: [
          { recipient: bob, share: 333_333, amount: '166', withdrawn: false },
          { recipient: cleo, share: 666_667, amount: '333', withdrawn: false },
        ],
      },
    ],
  })
})

test('each payment of a part is recorded', async () => {
  expect(await ask('{ tokenWithdrawals(orderBy: recipient) { recipient to amount } }')).toEqual({
    tokenWithdrawals: [ada, splitAddress(2)]
      .sort()
      .map((recipient) => ({ recipient, to: recipient, amount: '500' })),
  })
})
