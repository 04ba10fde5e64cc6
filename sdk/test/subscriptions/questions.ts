import { getAddressOf } from '../../src/addresses.ts'
import * as model from '../../src/subscriptions/model/index.ts'
import { epochsOf } from './meant.ts'
import { artists, keeper, listeners } from './people.ts'
import { askFor } from './playSubscribers.ts'
import type { Recorder } from './recorder.ts'

const paidTiers = [model.BASIC, model.PREMIUM, model.SUPPORTER] as const

/** Asks all that there is to ask once a history has taken place. */
export function askAll(play: Recorder): void {
  const { now } = play
  for (const listener of listeners) {
    askFor(play, listener)
    play.ask('countedOf', [listener], (subscriptions, state) => {
      return subscriptions.subscriberOf(state, listener).counted
    })
    for (const tier of paidTiers) {
      play.ask('previewUpgrade', [listener, tier], (subscriptions, state) => {
        const preview = subscriptions.previewUpgrade(state, { caller: listener, now, tier })
        return [preview.cost, preview.until]
      })
    }
  }
  askForEpochs(play)
  askForGovernance(play)
  askForMoney(play)
}

function askForEpochs(play: Recorder): void {
  const songs = [...play.state.songs.keys()]
  for (const epoch of epochsOf(play)) {
    play.ask('epochOf', [epoch], (subscriptions, state) => subscriptions.epochIn(state, epoch))
    play.ask('previewEpoch', [epoch, songs], (subscriptions, state) => {
      return subscriptions.previewEpoch(state, { epoch, songs, now: play.now })
    })
  }
  const counted = new Set(play.state.counts.map(({ epoch, song }) => `${epoch} ${song}`))
  for (const pair of counted) {
    const [epoch = 0n, song = 0n] = pair.split(' ').map(BigInt)
    play.ask('pointsOf', [epoch, song], (subscriptions, state) => {
      return subscriptions.pointsOf(state, epoch, Number(song))
    })
  }
}

function askForGovernance(play: Recorder): void {
  const { now } = play
  for (const tier of paidTiers) {
    play.ask('priceOf', [tier], (subscriptions, state) => subscriptions.priceOf(state, tier, now))
  }
  for (const artist of artists) {
    play.ask('isAdmitted', [artist], (_, state) => state.admitted.has(artist))
  }
  const counting = model.epochOf(now - model.SETTLEMENT_WINDOW)
  play.ask('countingEpoch', [], () => counting)
  for (const epoch of [counting, counting + 1n, counting + 2n, counting + 3n]) {
    play.ask('policyOf', [epoch], (subscriptions, state) => subscriptions.policyOf(state, epoch))
  }
}

/** What the contract holds is what it owes. */
function askForMoney(play: Recorder): void {
  const { songs, pages } = play.state
  const splits = new Set([
    model.TREASURY_SPLIT,
    ...[...songs.values()].map(({ split }) => split),
    ...pages.values(),
  ])
  for (const split of splits) {
    const received = (state: Recorder['state']) => state.received.get(split) ?? 0n
    play.ask('received', [split], (_, state) => received(state), 'Splits')
  }
  const balanceOf = (account: string, amountOf: (play: Recorder) => bigint) =>
    play.ask('balanceOf', [account], () => amountOf(play), 'Currency')
  const held = getAddressOf('Subscriptions', 31337)
  balanceOf(held, ({ state }) => state.held)
  balanceOf(held, ({ subscriptions, state }) => subscriptions.owed(state))
  balanceOf(keeper, ({ state }) => state.gained.get(keeper) ?? 0n)
  for (const listener of listeners) {
    balanceOf(listener, ({ state }) => 2n ** 64n + (state.gained.get(listener) ?? 0n))
  }
}
