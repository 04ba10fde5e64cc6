import * as model from '../../src/subscriptions/model/index.ts'
import type { Place } from './chain.ts'
import type { Act, History } from './history.ts'
import { epochsOf, timeMeant } from './meant.ts'
import * as pools from './playPools.ts'
import * as subscribers from './playSubscribers.ts'
import { type Model, Recorder } from './recorder.ts'

/** Plays a history on the model, and writes down the calls that it stands for. */
export function playOut(history: History, place: Place, subscriptions: Model = model): Recorder {
  const play = new Recorder(place, subscriptions)
  play.now += BigInt(history.start)
  pools.playSetAdmitted(play, { artists: history.admitted, admitted: true })
  pools.playSetPolicy(play, { ahead: 1, policy: history.policy })
  if (history.prices) pools.playSetPrices(play, { prices: history.prices })
  for (const act of history.subscribers) subscribers.playSubscribe(play, act)
  for (const { after, act } of history.operations) {
    play.now = timeMeant(play, { after, act })
    const playAct = acts[act.kind] as (play: Recorder, act: Act) => void
    playAct(play, act)
  }
  if (history.ending) playEnding(play, history.ending)
  return play
}

/** Does one thing; a function a kind. */
const acts: { [Kind in Act['kind']]: (play: Recorder, act: Extract<Act, { kind: Kind }>) => void } =
  {
    subscribe: subscribers.playSubscribe,
    renew: subscribers.playRenew,
    upgrade: subscribers.playUpgrade,
    setRenewal: subscribers.playSetRenewal,
    collect: subscribers.playCollect,
    nameArtists: subscribers.playNameArtists,
    play: pools.playPlays,
    credit: pools.playCredit,
    rollOver: pools.playRollOver,
    setPrices: pools.playSetPrices,
    setPolicy: pools.playSetPolicy,
    setAdmitted: pools.playSetAdmitted,
    setPaused: pools.playSetPaused,
    setSong: pools.playSetSong,
  }

/** Waits until all that was paid for is over, credits all epochs that have points, and rolls over the first that has none. */
function playEnding(play: Recorder, { sizes, first }: NonNullable<History['ending']>): void {
  const epochs = epochsOf(play)
  const last = epochs.at(-1)
  if (last === undefined) return
  const over = model.startOf(last + 1n) + model.SETTLEMENT_WINDOW
  if (over > play.now) play.now = over
  const songs = [...play.state.songs.keys()]
  const order = [...songs.slice(first), ...songs.slice(0, first)]
  let hasRolledOver = false
  for (const epoch of epochs) {
    const { pool, points, creditedPoints } = model.epochIn(play.state, epoch)
    const rollsOver: boolean = points === 0n && pool > 0n && !hasRolledOver
    if (rollsOver) pools.rollOver(play, epoch)
    hasRolledOver ||= rollsOver
    if (points === creditedPoints) continue
    let rest = order
    for (let batch = 0; rest.length > 0; batch++) {
      const size = sizes[batch % sizes.length] ?? 1
      pools.credit(play, { epoch, songs: rest.slice(0, size) })
      rest = rest.slice(size)
    }
  }
}
