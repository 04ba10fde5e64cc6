import { type Address, getAddress } from 'viem'
import { ensure, type SubscriptionsState, setSubscriber } from './state.ts'
import {
  BASIC,
  MAX_NAMED,
  NOTICE,
  type Policy,
  PREMIUM,
  type Prices,
  SUPPORTER,
  startOf,
} from './terms.ts'

/** Announces prices; others that were announced and are not yet in force are forgotten. */
export function setPrices(state: SubscriptionsState, prices: Prices, now: bigint): void {
  const { [BASIC]: basic, [PREMIUM]: premium, [SUPPORTER]: supporter } = prices
  ensure(0n < basic && basic < premium && premium < supporter, 'Subscriptions_BadPrices')
  const inForce = state.prices.filter(({ from }) => from <= now)
  state.prices = [...inForce, { from: now + NOTICE, prices }]
}

/** Chooses how the pools are divided from an epoch on; another choice that has not begun is forgotten. */
export function setPolicy(
  state: SubscriptionsState,
  { epoch, policy, now }: { epoch: bigint; policy: Policy; now: bigint },
): void {
  ensure(startOf(epoch) > now, 'Subscriptions_EpochBegun')
  const begun = state.policies.filter(({ from }) => startOf(from) <= now)
  state.policies = [...begun, { from: epoch, policy }]
}

/** Lets plays of artists count, or not. */
export function setAdmitted(
  state: SubscriptionsState,
  { artists, admitted }: { artists: readonly Address[]; admitted: boolean },
): void {
  for (const artist of artists) {
    if (admitted) state.admitted.add(getAddress(artist))
    else state.admitted.delete(getAddress(artist))
  }
}

/** Somebody names the artists who get the patronage part of a supporter's payments from now on. */
export function nameArtists(
  state: SubscriptionsState,
  { caller, artists }: { caller: Address; artists: readonly Address[] },
): void {
  ensure(artists.length <= MAX_NAMED, 'Subscriptions_TooManyArtists')
  setSubscriber(state, caller, { artists: artists.map((artist) => getAddress(artist)) })
}

/** Stops payments, or lets them go on. */
export function setPaused(state: SubscriptionsState, paused: boolean): void {
  state.paused = paused
}

/** A song's owner, its suspension or whether it may be played by subscription changes. */
export function setSong(
  state: SubscriptionsState,
  { id, ...changes }: { id: number; owner?: Address; suspended?: boolean; open?: boolean },
): void {
  const song = state.songs.get(id)
  if (song) state.songs.set(id, { ...song, ...changes })
}
