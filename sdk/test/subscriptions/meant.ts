import type { Address } from 'viem'
import * as model from '../../src/subscriptions/model/index.ts'
import type { Operation, Who } from './history.ts'
import { listeners } from './people.ts'
import type { Recorder } from './recorder.ts'
import { pick } from './words.ts'

/** The listener meant, of those who have a subscription that runs if there are any. */
export function listenerMeant({ state, now }: Recorder, who: Who): Address {
  if (typeof who === 'number') return pick(listeners, who)
  const isLive = (account: Address) => model.tierOf(state, account, now).tier !== model.FREE
  const live = listeners.filter(isLive)
  return pick(live.length > 0 ? live : listeners, who.live)
}

/** When an operation's wait is over, in Unix seconds; now, if what is waited for is over. */
export function timeMeant(play: Recorder, { after, act }: Operation): bigint {
  const { state, now } = play
  if (typeof after === 'number') return now + BigInt(after)
  const listener = listenerMeant(play, 'who' in act ? act.who : 0)
  const subscriber = model.subscriberOf(state, listener)
  const due = model.endOf(subscriber.paid)
  const epoch = model.startOf(model.epochOf(now) + 1n)
  const moment = {
    due,
    change: model.stored(subscriber)[0]?.until ?? 0n,
    graceEnd: due + model.GRACE,
    epoch,
    creditable: epoch + model.SETTLEMENT_WINDOW,
    prices: state.prices.at(-1)?.from ?? 0n,
  }[after.until]
  const meant = moment + BigInt(after.more)
  return meant > now ? meant : now
}

/** All epochs that payments or plays have touched, in order. */
export function epochsOf({ state }: Recorder): bigint[] {
  const times = state.payments.flatMap(({ from, until }) => [from, until - 1n]).map(model.epochOf)
  const epochs = [
    ...times,
    ...state.counts.map(({ epoch }) => epoch),
    ...state.rollOvers.map(({ to }) => to),
  ].sort((a, b) => Number(a - b))
  const [from, until] = [epochs[0], epochs.at(-1)]
  if (from === undefined || until === undefined) return []
  return Array.from({ length: Number(until - from) + 1 }, (_, index) => from + BigInt(index))
}
