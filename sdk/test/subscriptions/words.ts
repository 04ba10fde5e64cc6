import { type Address, concat, type Hex, numberToHex, zeroAddress } from 'viem'
import { encodePayment } from '../../src/splits/payments.ts'
import {
  type Count,
  type Division,
  endOf,
  type Subscriber,
  stored,
} from '../../src/subscriptions/model/index.ts'
import { playKinds } from '../../src/tabs/items.ts'
import type { Event } from './chain.ts'
import type { RawItem } from './history.ts'

/** A subscriber as the contract keeps it. */
export function structOf(subscriber: Subscriber) {
  const [first, later] = stored(subscriber)
  const { since, prior, renewTier, agreed } = subscriber
  return {
    since,
    changesAt: first?.until ?? 0n,
    paidUntil: endOf(subscriber.paid),
    priorRate: prior?.rate ?? 0n,
    rate: first?.rate ?? 0n,
    laterRate: later?.rate ?? 0n,
    agreed,
    priorTier: prior?.tier ?? 0,
    tier: first?.tier ?? 0,
    laterTier: later?.tier ?? 0,
    renewTier,
    automatic: agreed > 0n,
  }
}

/** What a payment is for, by its number on-chain. */
export const [SUBSCRIBE, RENEW, UPGRADE, COLLECT] = [0, 1, 2, 3] as const

/** The events of a payment. */
export function eventsOfPayment({
  subscriber,
  caller = subscriber,
  kind,
  tier,
  division,
  from,
  until,
  after,
}: {
  subscriber: Address
  caller?: Address
  kind: number
  tier: number
  division: Division
  from: bigint
  until: bigint
  after: Subscriber
}): Event[] {
  const { named, ...parts } = division
  const sum = named.reduce((total, { amount }) => total + amount, 0n)
  const state = structOf(after)
  const args = { subscriber, caller, kind, tier, ...parts, named: sum, from, until, state }
  const paid = { eventName: 'SubscriptionPaid', args }
  if (named.length === 0) return [paid]
  const artists = named.map(({ artist }) => artist)
  const payments = named.map(({ split, amount }) => encodePayment({ to: split, amount }))
  return [paid, { eventName: 'ArtistsPaid', args: { subscriber, artists, payments } }]
}

/** The event of plays that were counted; none if none were. */
export function eventsOfCounts(listener: Address, counts: readonly Count[]): Event[] {
  const [first] = counts
  if (!first) return []
  const songs = concat(counts.map(({ song, points }) => packed(song, points)))
  const points = counts.reduce((sum, count) => sum + count.points, 0n)
  const args = { listener, epoch: first.epoch, points, songs }
  return [{ eventName: 'PlaysCounted', args }]
}

function packed(song: number, points: bigint): Hex {
  return concat([numberToHex(song, { size: 4 }), numberToHex(points, { size: 4 })])
}

/** A tab's items, those among them that no gateway would serve. */
export function packItems(items: readonly RawItem[]): Hex {
  return concat(
    items.map(({ song, kind, plays }) => {
      const counted = (BigInt(playKinds.indexOf(kind)) << 14n) | BigInt(plays)
      return numberToHex((BigInt(song) << 64n) | (counted << 48n), { size: 12 })
    }),
  )
}

/** The address at a place of a list, which may be longer than the list. */
export function pick(addresses: readonly Address[], index: number): Address {
  return addresses[index % addresses.length] ?? zeroAddress
}
