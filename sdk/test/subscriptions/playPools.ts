import type { Address } from 'viem'
import { encodePayment } from '../../src/splits/payments.ts'
import {
  BASIC,
  epochOf,
  NOTICE,
  PREMIUM,
  SETTLEMENT_WINDOW,
  SUPPORTER,
} from '../../src/subscriptions/model/index.ts'
import { closedTerms, openTerms } from './chain.ts'
import type { Act } from './history.ts'
import { listenerMeant } from './meant.ts'
import { artists, governance, keeper } from './people.ts'
import type { Recorder } from './recorder.ts'
import { eventsOfCounts, packItems, pick } from './words.ts'

type Of<Kind> = Extract<Act, { kind: Kind }>

export function playPlays(play: Recorder, act: Of<'play'>) {
  const { now } = play
  const listener = listenerMeant(play, act.who)
  const items = act.items.map((item) => ({ ...item, amount: 0n }))
  play.call(play.tabs, 'countPlays', [listener, packItems(act.items)], (subscriptions, state) => {
    const counts = subscriptions.countPlays(state, { listener, items, now })
    return { events: eventsOfCounts(listener, counts) }
  })
  play.ask('countedOf', [listener], (subscriptions, state) => {
    return subscriptions.subscriberOf(state, listener).counted
  })
}

export function playCredit(play: Recorder, { back, songs }: Of<'credit'>) {
  credit(play, { epoch: epochBack(play, back), songs })
}

/** Previews and credits an epoch. */
export function credit(
  play: Recorder,
  { epoch, songs }: { epoch: bigint; songs: readonly number[] },
) {
  const batch = { epoch, songs, now: play.now }
  play.ask('previewEpoch', [epoch, songs], (subscriptions, state) => {
    return subscriptions.previewEpoch(state, batch)
  })
  play.call(keeper, 'creditEpoch', [epoch, songs], (subscriptions, state) => {
    const credits = subscriptions.creditEpoch(state, batch)
    const result = credits.reduce((sum, { amount }) => sum + amount, 0n)
    if (credits.length === 0) return { result, events: [] }
    const payments = credits.map(({ song, amount }) => encodePayment({ to: song, amount }))
    const args = { epoch, amount: result, songs: payments }
    return { result, events: [{ eventName: 'EpochCredited', args }] }
  })
  play.ask('epochOf', [epoch], (subscriptions, state) => subscriptions.epochIn(state, epoch))
}

export function playRollOver(play: Recorder, { back }: Of<'rollOver'>) {
  rollOver(play, epochBack(play, back))
}

/** Rolls an epoch over. */
export function rollOver(play: Recorder, epoch: bigint) {
  const { now } = play
  play.call(keeper, 'rollOver', [epoch], (subscriptions, state) => {
    const { to, amount } = subscriptions.rollOver(state, { epoch, now })
    return { events: [{ eventName: 'EpochRolledOver', args: { epoch, into: to, amount } }] }
  })
}

export function playSetPrices(play: Recorder, { prices }: Omit<Of<'setPrices'>, 'kind'>) {
  const { now } = play
  const { [BASIC]: basic, [PREMIUM]: premium, [SUPPORTER]: supporter } = prices
  play.call(governance.admin, 'setPrices', [basic, premium, supporter], (subscriptions, state) => {
    subscriptions.setPrices(state, prices, now)
    const args = { basic, premium, supporter, effectiveAt: now + NOTICE }
    return { events: [{ eventName: 'PricesSet', args }] }
  })
}

export function playSetPolicy(play: Recorder, { ahead, policy }: Omit<Of<'setPolicy'>, 'kind'>) {
  const { now } = play
  const epoch = epochOf(now) + BigInt(ahead)
  play.call(governance.admin, 'setPolicy', [epoch, policy], (subscriptions, state) => {
    subscriptions.setPolicy(state, { epoch, policy, now })
    return { events: [{ eventName: 'PolicySet', args: { epoch, policy } }] }
  })
}

export function playSetAdmitted(play: Recorder, act: Omit<Of<'setAdmitted'>, 'kind'>) {
  const { admitted } = act
  const chosen = act.artists.map((artist) => pick(artists, artist))
  play.call(governance.curator, 'setAdmitted', [chosen, admitted], (subscriptions, state) => {
    subscriptions.setAdmitted(state, { artists: chosen, admitted })
    return { events: [{ eventName: 'AdmittedSet', args: { artists: chosen, admitted } }] }
  })
}

export function playSetPaused(play: Recorder, { paused }: Of<'setPaused'>) {
  const change = (subscriptions: Recorder['subscriptions'], state: Recorder['state']) => {
    subscriptions.setPaused(state, paused)
    return {}
  }
  play.call(governance.guardian, 'setPaused', [paused], change, 'Splits')
}

export function playSetSong(play: Recorder, { song: id, change, to }: Of<'setSong'>) {
  const owner = play.state.songs.get(id)?.owner ?? keeper
  const next = pick(artists, to)
  const calls = {
    suspend: { from: governance.curator, functionName: 'setSuspended', args: [id, true] },
    resume: { from: governance.curator, functionName: 'setSuspended', args: [id, false] },
    close: { from: owner, functionName: 'setTerms', args: [id, closedTerms] },
    open: { from: owner, functionName: 'setTerms', args: [id, openTerms] },
    transfer: { from: owner, functionName: 'transferFrom', args: [owner, next, id] },
  } satisfies Record<string, { from: Address; functionName: string; args: unknown[] }>
  const changes = {
    suspend: { suspended: true },
    resume: { suspended: false },
    close: { open: false },
    open: { open: true },
    transfer: { owner: next },
  }
  const { from, functionName, args } = calls[change]
  const onModel = (subscriptions: Recorder['subscriptions'], state: Recorder['state']) => {
    subscriptions.setSong(state, { id, ...changes[change] })
    return {}
  }
  play.call(from, functionName, args, onModel, 'Catalog')
}

/** An epoch counted back from that whose plays are counted. */
function epochBack({ now }: Recorder, back: number): bigint {
  return epochOf(now - SETTLEMENT_WINDOW) - BigInt(back)
}
