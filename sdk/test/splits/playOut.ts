import * as model from '../../src/splits/model/index.ts'
import type { History, Operation } from './history.ts'
import * as money from './playMoney.ts'
import * as shares from './playShares.ts'
import { type Model, type Place, Recorder } from './recorder.ts'

/** Plays a history on the model, and writes down the calls that it stands for. */
export async function playOut(
  history: History,
  place: Place,
  ledger: Model = model,
): Promise<Recorder> {
  const play = new Recorder(place, ledger)
  money.playSetFees(play, history.fees)
  for (const operation of history.operations) await playOne(play, operation)
  return play
}

async function playOne(play: Recorder, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'create':
      return shares.playCreate(play, operation)
    case 'pay':
      return money.playPay(play, operation)
    case 'tip':
      return money.playTip(play, operation)
    case 'sweep':
      return money.playSweep(play, operation)
    case 'collectFees':
      return money.playCollectFees(play)
    case 'setFees':
      return money.playSetFees(play, operation.fees)
    case 'setPaused':
      return money.playSetPaused(play, operation)
    case 'withdraw':
      return money.playWithdraw(play, operation)
    case 'transfer':
      return shares.playTransfer(play, operation)
    case 'propose':
      return shares.playPropose(play, operation)
    case 'accept':
      return await shares.playAccept(play, operation)
    case 'change':
      return await shares.playChange(play, operation)
    case 'apply':
      return shares.playApply(play, operation)
    case 'cancel':
      return shares.playCancel(play, operation)
    case 'setController':
      return shares.playSetController(play, operation)
    case 'wait':
      play.now += BigInt(operation.seconds)
  }
}
