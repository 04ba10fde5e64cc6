import {
  booksAfter,
  ensure,
  MAX_AMOUNT,
  type SplitsState,
  setBooks,
  TREASURY_SPLIT,
} from './state.ts'

const BASIS_POINTS = 10_000n
const MAX_PROTOCOL_FEE = 500n

/** A payment before the fee. */
export type Payment = {
  split: number
  /** Micro-USDC. */
  amount: bigint
}

/** Payments, and the split of the storefront that brought them; zero for none. */
export type PayParameters = { payments: readonly Payment[]; storefront?: number }

/** Sets the fees, in basis points: the protocol's of each payment, the storefront's of the protocol's. */
export function setFees(state: SplitsState, protocolFee: bigint, storefrontShare: bigint): void {
  ensure(protocolFee <= MAX_PROTOCOL_FEE && storefrontShare <= BASIS_POINTS, 'Splits_FeeTooHigh')
  state.protocolFee = protocolFee
  state.storefrontShare = storefrontShare
}

/** Stops payments in, or lets them go on. */
export function setPaused(state: SplitsState, paused: boolean): void {
  state.paused = paused
}

/** Pays splits; the protocol fee is taken from each payment, rounded down. */
export function pay(state: SplitsState, { payments, storefront = 0 }: PayParameters): void {
  ensure(!state.paused, 'Splits_Paused')
  const total = totalOf(payments)
  ensure(total > 0n, 'Splits_NothingToPay')
  creditWithFee(state, { payments, storefront, sent: total })
}

/** Pays a split without a fee. */
export function tip(state: SplitsState, payment: Payment): void {
  ensure(!state.paused, 'Splits_Paused')
  ensure(payment.amount > 0n, 'Splits_NothingToPay')
  creditWhole(state, { ...payment, sent: payment.amount })
}

/** Currency is sent to the ledger; it is nobody's until it is credited. */
export function send(state: SplitsState, amount: bigint): void {
  state.held += amount
}

/** As `pay`, with currency that was sent before; a pause does not stop it. */
export function credit(state: SplitsState, { payments, storefront = 0 }: PayParameters): void {
  creditWithFee(state, { payments, storefront, sent: 0n })
}

/** As `tip`, with currency that was sent before; a pause does not stop it. */
export function creditTip(state: SplitsState, payment: Payment): void {
  creditWhole(state, { ...payment, sent: 0n })
}

/** Currency is sent to the deposit address of a split. */
export function deposit(state: SplitsState, { split, amount }: Payment): void {
  state.deposits.set(split, (state.deposits.get(split) ?? 0n) + amount)
}

/** Credits what lies at the deposit address of a split, without a fee; a pause does not stop it. */
export function sweep(state: SplitsState, split: number): void {
  const amount = state.deposits.get(split) ?? 0n
  ensure(amount > 0n, 'Splits_NothingToSweep')
  ensure(amount <= MAX_AMOUNT, 'Overflow')
  creditWhole(state, { split, amount, sent: amount })
  state.deposits.delete(split)
}

/** Credits the protocol fees taken so far to the treasury's split. */
export function collectFees(state: SplitsState): void {
  ensure(state.fees > 0n, 'Splits_NothingToPay')
  setBooks(state, booksAfter(state, [[TREASURY_SPLIT, state.fees]]))
  state.fees = 0n
}

function creditWithFee(
  state: SplitsState,
  {
    payments,
    storefront,
    sent,
  }: { payments: readonly Payment[]; storefront: number; sent: bigint },
): void {
  let fee = 0n
  const incomes = payments.map(({ split, amount }): [number, bigint] => {
    const part = (amount * state.protocolFee) / BASIS_POINTS
    fee += part
    return [split, amount - part]
  })
  const storefrontAmount = storefront ? (fee * state.storefrontShare) / BASIS_POINTS : 0n
  if (storefront) incomes.push([storefront, storefrontAmount])
  const fees = state.fees + fee - storefrontAmount
  const books = booksAfter(state, incomes)
  ensure(fees <= MAX_AMOUNT, 'Overflow')
  account(state, { amount: totalOf(payments), sent })
  setBooks(state, books)
  state.fees = fees
}

function creditWhole(
  state: SplitsState,
  { split, amount, sent }: { split: number; amount: bigint; sent: bigint },
): void {
  const books = booksAfter(state, [[split, amount]])
  account(state, { amount, sent })
  setBooks(state, books)
}

/** Gives owners to `amount` of the currency held and of that `sent` along; throws when that is less. */
function account(state: SplitsState, { amount, sent }: { amount: bigint; sent: bigint }): void {
  const held = state.held + sent
  ensure(state.accounted + amount <= held, 'Splits_NotReceived')
  state.held = held
  state.accounted += amount
}

function totalOf(payments: readonly Payment[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount, 0n)
}
