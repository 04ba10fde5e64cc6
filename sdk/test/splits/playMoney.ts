import { getAddressOf } from '../../src/addresses.ts'
import { encodePayment } from '../../src/splits/payments.ts'
import type { Operation, RawPayment } from './history.ts'
import { addressMeant, amountMeant, callerMeant, splitMeant } from './meant.ts'
import { admin, fan, guardian } from './people.ts'
import type { Recorder } from './recorder.ts'

type Of<Kind> = Extract<Operation, { kind: Kind }>

export function playPay(play: Recorder, { payments: raw, storefront: which, way }: Of<'pay'>) {
  const payments = raw.map((payment) => paymentMeant(play, payment))
  const storefront = which === 'none' ? 0 : splitMeant(play.state, which)
  const words = payments.map(({ split, amount }) => encodePayment({ to: split, amount }))
  const [first] = payments
  if (way === 'pay' && first) {
    return play.call(fan, 'pay', [first.split, first.amount, storefront], (ledger, state) =>
      ledger.pay(state, { ...first, storefront }),
    )
  }
  if (way === 'creditOne' && first) {
    play.send(first.amount)
    return play.call(fan, 'creditOne', [first.split, first.amount, storefront], (ledger, state) =>
      ledger.creditOne(state, { ...first, storefront }),
    )
  }
  if (way === 'credit' || way === 'creditTooMuch') {
    const total = payments.reduce((sum, { amount }) => sum + amount, 0n)
    play.send(way === 'creditTooMuch' && total > 0n ? total - 1n : total)
    return play.call(fan, 'credit', [words, storefront], (ledger, state) =>
      ledger.credit(state, { payments, storefront }),
    )
  }
  play.call(fan, 'payBatch', [words, storefront], (ledger, state) =>
    ledger.payBatch(state, { payments, storefront }),
  )
}

export function playTip(play: Recorder, { payment: raw, way }: Of<'tip'>) {
  const payment = paymentMeant(play, raw)
  const { split, amount } = payment
  if (way === 'deposit' || way === 'depositAndSweep') {
    play.deposit(split, amount)
    return way === 'depositAndSweep' ? sweep(play, split) : undefined
  }
  if (way === 'creditWithoutFee') play.send(amount)
  play.call(fan, way, [split, amount], (ledger, state) => ledger[way](state, payment))
}

export function playSweep(play: Recorder, { split: which }: Of<'sweep'>) {
  sweep(play, splitMeant(play.state, which))
}

function sweep(play: Recorder, split: number) {
  play.call(fan, 'sweep', [split, getAddressOf('Currency', 31337)], (ledger, state) =>
    ledger.sweep(state, split),
  )
}

export function playCollectFees(play: Recorder) {
  play.call(fan, 'collectFees', [], (ledger, state) => ledger.collectFees(state))
}

export function playSetFees(play: Recorder, fees: readonly [number, number]) {
  const [protocolFee, storefrontShare] = fees
  play.call(admin, 'setFees', fees, (ledger, state) =>
    ledger.setFees(state, BigInt(protocolFee), BigInt(storefrontShare)),
  )
}

export function playSetPaused(play: Recorder, { paused }: Of<'setPaused'>) {
  play.call(guardian, 'setPaused', [paused], (ledger, state) => ledger.setPaused(state, paused))
}

export function playWithdraw(play: Recorder, operation: Of<'withdraw'>) {
  const splits = operation.splits.map((which) => splitMeant(play.state, which))
  const [first] = splits
  const recipient = addressMeant(play.state, operation.who, first)
  if (operation.way === 'withdraw' && first !== undefined) {
    return play.call(fan, 'withdraw', [first, recipient], (ledger, state) =>
      ledger.withdraw(state, first, recipient),
    )
  }
  if (operation.way === 'withdrawTo') {
    const caller = callerMeant(play.state, operation.who, first)
    const to = addressMeant(play.state, operation.to)
    return play.call(caller, 'withdrawTo', [splits, to], (ledger, state) =>
      ledger.withdrawTo(state, { caller, splits, to }),
    )
  }
  play.call(fan, 'withdrawBatch', [splits, recipient], (ledger, state) =>
    ledger.withdrawBatch(state, splits, recipient),
  )
}

function paymentMeant({ state }: Recorder, { split: which, amount }: RawPayment) {
  const split = splitMeant(state, which)
  return { split, amount: amountMeant(state, split, amount) }
}
