import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { bytes32, day, fan, friend, gateway, id, join, start } from './support/people.ts'
import { deposited, splitCreated } from './support/world.ts'

const lane = { listener: fan, gateway }
const laneId = join(fan, gateway)
const phone = { keyId: bytes32(1), x: bytes32(11), y: bytes32(12) }
const laptop = { keyId: bytes32(2), x: bytes32(21), y: bytes32(22) }

const ask = indexStory([
  {
    at: start,
    events: [
      splitCreated(1),
      emit.Tabs.KeyAdded!({ ...lane, ...phone, expiresAt: start + day }),
      deposited(5_000_000),
      emit.Tabs.Deposited!({ ...lane, payer: friend, amount: 1_000_000, balance: 6_000_000 }),
      emit.Tabs.KeyAdded!({ ...lane, ...laptop, expiresAt: start + day }),
      emit.Tabs.StorefrontSet!({ gateway, storefront: 1 }),
    ],
  },
  {
    at: start + 60,
    events: [
      emit.Tabs.KeyAdded!({ ...lane, ...phone, expiresAt: start + 2 * day }),
      emit.Tabs.KeyRevoked!({ ...lane, keyId: laptop.keyId, revokedAt: start + 60 }),
      emit.Tabs.KeyRevoked!({ ...lane, keyId: bytes32(3), revokedAt: start + 60 }),
      emit.Tabs.NoticeGiven!({ ...lane, amount: 2_000_000, withdrawableAt: start + 60 + day }),
      emit.Tabs.NoticeGiven!({
        listener: friend,
        gateway,
        amount: 0,
        withdrawableAt: start + 60 + day,
      }),
    ],
  },
  {
    at: start + 2 * day,
    events: [emit.Tabs.Withdrawn!({ ...lane, amount: 2_000_000, balance: 4_000_000 })],
  },
])

test('a lane holds what was deposited, less what was withdrawn after notice', async () => {
  expect(
    await ask(`{
      lane(id: "${laneId}") {
        listener { id } gateway { id storefront { id } } balance notice withdrawableAt deposited withdrawn openedAt
      }
      deposits(orderBy: balance) { payer amount balance }
      notices(where: { lane: "${laneId}" }) { amount withdrawableAt timestamp }
      laneWithdrawals { amount balance timestamp }
      platforms { deposited listeners }
    }`),
  ).toEqual({
    lane: {
      listener: { id: fan },
      gateway: { id: gateway, storefront: { id: id(1) } },
      balance: '4000000',
      notice: '0',
      withdrawableAt: String(start + 60 + day),
      deposited: '6000000',
      withdrawn: '2000000',
      openedAt: String(start),
    },
    deposits: [
      { payer: fan, amount: '5000000', balance: '5000000' },
      { payer: friend, amount: '1000000', balance: '6000000' },
    ],
    notices: [
      {
        amount: '2000000',
        withdrawableAt: String(start + 60 + day),
        timestamp: String(start + 60),
      },
    ],
    laneWithdrawals: [
      { amount: '2000000', balance: '4000000', timestamp: String(start + 2 * day) },
    ],
    platforms: [{ deposited: '4000000', listeners: 2 }],
  })
})

test('session keys are extended and revoked one by one', async () => {
  expect(
    await ask('{ sessionKeys(orderBy: keyId) { keyId x y expiresAt revokedAt lane { id } } }'),
  ).toEqual({
    sessionKeys: [
      { ...phone, expiresAt: String(start + 2 * day), revokedAt: null, lane: { id: laneId } },
      {
        ...laptop,
        expiresAt: String(start + 60),
        revokedAt: String(start + 60),
        lane: { id: laneId },
      },
    ],
  })
})
