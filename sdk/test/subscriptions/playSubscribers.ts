import type { Address } from 'viem'
import {
  FREE,
  type PaidTier,
  PERIOD,
  priceOf,
  subscriberOf,
  type Tier,
} from '../../src/subscriptions/model/index.ts'
import type { Act, Pays } from './history.ts'
import { listenerMeant } from './meant.ts'
import { artists, keeper } from './people.ts'
import type { Effect, Model, Recorder } from './recorder.ts'
import { COLLECT, eventsOfPayment, pick, RENEW, SUBSCRIBE, structOf, UPGRADE } from './words.ts'

type Of<Kind> = Extract<Act, { kind: Kind }>

export function playSubscribe(play: Recorder, act: Of<'subscribe'>) {
  const { now } = play
  const { tier, automatic } = act
  const subscriber = listenerMeant(play, act.who)
  const periods = BigInt(act.periods)
  const maximum = allowed(act.pays, priceNow(play, tier) * periods)
  const args = [tier, act.periods, automatic, maximum]
  play.call(subscriber, 'subscribe', args, (subscriptions, state) => {
    const call = { caller: subscriber, now, tier, periods, automatic, maximum }
    const division = subscriptions.subscribe(state, call)
    const after = subscriptions.subscriberOf(state, subscriber)
    const time = { from: now, until: now + periods * PERIOD }
    const payment = { subscriber, kind: SUBSCRIBE, tier, division, ...time, after }
    return { events: eventsOfPayment(payment) }
  })
  askFor(play, subscriber)
}

export function playRenew(play: Recorder, act: Of<'renew'>) {
  const { now } = play
  const subscriber = listenerMeant(play, act.who)
  if (act.as !== null)
    setRenewal(play, { caller: subscriber, tier: act.as, automatic: false, maximum: 0n })
  const { renewTier } = subscriberOf(play.state, subscriber)
  const periods = BigInt(act.periods)
  const maximum = allowed(act.pays, priceNow(play, renewTier) * periods)
  play.call(subscriber, 'renew', [act.periods, maximum], (subscriptions, state) => {
    const call = { caller: subscriber, now, periods, maximum }
    const renew = () => subscriptions.renew(state, call)
    return prolonging(renew, { subscriptions, state }, { subscriber, kind: RENEW, periods })
  })
  askFor(play, subscriber)
}

export function playCollect(play: Recorder, act: Of<'collect'>) {
  const { now } = play
  const subscriber = listenerMeant(play, act.who)
  play.call(keeper, 'collect', [subscriber], (subscriptions, state) => {
    const collect = () => subscriptions.collect(state, { caller: keeper, now, subscriber })
    const what = { subscriber, caller: keeper, kind: COLLECT, periods: 1n }
    return prolonging(collect, { subscriptions, state }, what)
  })
  askFor(play, subscriber)
}

export function playUpgrade(play: Recorder, act: Of<'upgrade'>) {
  const { now } = play
  const subscriber = listenerMeant(play, act.who)
  const { tier } = act
  const call = { caller: subscriber, now, tier }
  let cost = 0n
  play.ask('previewUpgrade', [subscriber, tier], (subscriptions, state) => {
    const preview = subscriptions.previewUpgrade(state, call)
    cost = preview.cost
    return [preview.cost, preview.until]
  })
  const maximum = allowed(act.pays, cost)
  play.call(subscriber, 'upgrade', [tier, maximum], (subscriptions, state) => {
    const { until } = subscriptions.previewUpgrade(state, call)
    const division = subscriptions.upgrade(state, { ...call, tier: tier as PaidTier, maximum })
    const after = subscriptions.subscriberOf(state, subscriber)
    const payment = { subscriber, kind: UPGRADE, tier, division, from: now, until, after }
    return { result: undefined, events: eventsOfPayment(payment) }
  })
  askFor(play, subscriber)
}

export function playSetRenewal(play: Recorder, act: Of<'setRenewal'>) {
  const { tier, automatic } = act
  const allowance = allowed(act.pays, priceNow(play, tier))
  const maximum = allowance < 2n ** 32n ? allowance : 2n ** 32n - 1n
  setRenewal(play, { caller: listenerMeant(play, act.who), tier, automatic, maximum })
}

function setRenewal(
  play: Recorder,
  args: { caller: Address; tier: Tier; automatic: boolean; maximum: bigint },
) {
  const { now } = play
  const { caller, tier, automatic, maximum } = args
  play.call(caller, 'setRenewal', [tier, automatic, maximum], (subscriptions, state) => {
    subscriptions.setRenewal(state, { ...args, now })
    const { agreed } = subscriptions.subscriberOf(state, caller)
    const logged = { subscriber: caller, tier, automatic, agreed }
    return { events: [{ eventName: 'RenewalSet', args: logged }] }
  })
  askFor(play, caller)
}

export function playNameArtists(play: Recorder, act: Of<'nameArtists'>) {
  const caller = listenerMeant(play, act.who)
  const named = act.artists.map((artist) => pick(artists, artist))
  play.call(caller, 'nameArtists', [named], (subscriptions, state) => {
    subscriptions.nameArtists(state, { caller, artists: named })
    return { events: [{ eventName: 'ArtistsNamed', args: { listener: caller, artists: named } }] }
  })
  play.ask('namedBy', [caller], (subscriptions, state) => {
    return subscriptions.subscriberOf(state, caller).artists
  })
}

/** Asks what the contract knows of a subscriber. */
export function askFor(play: Recorder, account: Address) {
  const { now } = play
  play.ask('subscriberOf', [account], (subscriptions, state) => {
    return structOf(subscriptions.subscriberOf(state, account))
  })
  play.ask('tierOf', [account], (subscriptions, state) => {
    const { tier, until } = subscriptions.tierOf(state, account, now)
    return [tier, until]
  })
}

/** What becomes of a subscriber by a renewal. */
function prolonging(
  act: () => ReturnType<Model['renew']>,
  { subscriptions, state }: { subscriptions: Model; state: Recorder['state'] },
  {
    subscriber,
    caller = subscriber,
    kind,
    periods,
  }: { subscriber: Address; caller?: Address; kind: number; periods: bigint },
): Effect {
  const before = subscriptions.subscriberOf(state, subscriber)
  const division = act()
  const after = subscriptions.subscriberOf(state, subscriber)
  const from = subscriptions.endOf(before.paid)
  const time = { from, until: from + periods * PERIOD }
  const tier = before.renewTier
  return {
    events: eventsOfPayment({ subscriber, caller, kind, tier, division, ...time, after }),
  }
}

function priceNow({ state, now }: Recorder, tier: Tier): bigint {
  return tier === FREE ? 0n : priceOf(state, tier, now)
}

function allowed(pays: Pays, amount: bigint): bigint {
  if (pays === 'exact') return amount
  if (pays === 'short') return amount > 0n ? amount - 1n : 0n
  return amount * 2n + 1n
}
