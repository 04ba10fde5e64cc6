import type { Book } from './book.ts'
import {
  booksAfter,
  ensure,
  MAX_AMOUNT,
  type SplitsState,
  setBooks,
  splitOf,
  TREASURY_SPLIT,
} from './state.ts'

const BASIS_POINTS = 10_000n
const MAX_PROTOCOL_FEE = 500n
/** The most that the ledger can hold for all, in micro-USDC. */
const MAX_ACCOUNTED = 2n ** 80n - 1n

/** A payment before the fee. */
export type Payment = {
  split: number
  /** Micro-USDC. */
  amount: bigint
}

/** A payment before the fee, and the split of the storefront that brought it; zero for none. */
export type PayParameters = Payment & { storefront?: number }

/** Payments, and the split of the storefront that brought them; zero for none. */
export type PayBatchParameters = { payments: readonly Payment[]; storefront?: number }

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

/** Pays a split; the protocol fee is taken from it, rounded down. */
export function pay(state: SplitsState, { split, amount, storefront = 0 }: PayParameters): void {
  ensure(!state.paused, 'Splits_Paused')
  ensure(amount > 0n, 'Splits_NothingToPay')
  creditSingle(state, { split, amount, storefront, fee: feeOf(state, amount), sent: amount })
}

/** Pays splits, each as `pay`; what a full split cannot count joins the fees, without a part for the storefront. */
export function payBatch(
  state: SplitsState,
  { payments, storefront = 0 }: PayBatchParameters,
): void {
  ensure(!state.paused, 'Splits_Paused')
  const total = totalOf(payments)
  ensure(total > 0n, 'Splits_NothingToPay')
  creditBatch(state, { payments, storefront, sent: total })
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

/** As `payBatch`, with currency that was sent before; a pause does not stop it. */
export function credit(state: SplitsState, { payments, storefront = 0 }: PayBatchParameters): void {
  creditBatch(state, { payments, storefront, sent: 0n })
}

/** As `pay`, with currency that was sent before. */
export function creditOne(
  state: SplitsState,
  { split, amount, storefront = 0 }: PayParameters,
): void {
  ensure(!state.paused, 'Splits_Paused')
  creditSingle(state, { split, amount, storefront, fee: feeOf(state, amount), sent: 0n })
}

/** As `tip`, with currency that was sent before. */
export function creditWithoutFee(state: SplitsState, payment: Payment): void {
  ensure(!state.paused, 'Splits_Paused')
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

/** `sent` is what comes along with the payment, in micro-USDC. */
type Crediting = { storefront: number; sent: bigint }

function creditBatch(
  state: SplitsState,
  { payments, storefront, sent }: Crediting & { payments: readonly Payment[] },
): void {
  let [fee, refused] = [0n, 0n]
  let books: ReadonlyMap<number, Book> = new Map()
  for (const { split, amount } of payments) {
    const part = feeOf(state, amount)
    const net = amount - part
    fee += part
    const { received } = books.get(split) ?? splitOf(state, split).book
    if (received + net > MAX_AMOUNT) refused += net
    else books = booksAfter(state, [[split, net]], books)
  }
  let storefrontAmount = 0n
  if (storefront) {
    ensure(fee <= MAX_AMOUNT, 'Overflow')
    storefrontAmount = storefrontPart(state, fee)
    books = booksAfter(state, [[storefront, storefrontAmount]], books)
  }
  account(state, { amount: totalOf(payments), fees: fee + refused - storefrontAmount, sent })
  setBooks(state, books)
}

function creditWhole(state: SplitsState, payment: Payment & { sent: bigint }): void {
  creditSingle(state, { ...payment, storefront: 0, fee: 0n })
}

function creditSingle(
  state: SplitsState,
  { split, amount, storefront, fee, sent }: Payment & Crediting & { fee: bigint },
): void {
  const incomes: [number, bigint][] = [[split, amount - fee]]
  const storefrontAmount = storefront ? storefrontPart(state, fee) : 0n
  if (storefront) incomes.push([storefront, storefrontAmount])
  const books = booksAfter(state, incomes)
  account(state, { amount, fees: fee - storefrontAmount, sent })
  setBooks(state, books)
}

/**
 * Gives owners to `amount` of the currency held and of that `sent` along, `fees` of it to the treasury; throws when
 * that is less, or too much to count.
 */
function account(
  state: SplitsState,
  { amount, fees, sent }: { amount: bigint; fees: bigint; sent: bigint },
): void {
  const held = state.held + sent
  const accounted = state.accounted + amount
  ensure(accounted <= held, 'Splits_NotReceived')
  ensure(accounted <= MAX_ACCOUNTED && state.fees + fees <= MAX_AMOUNT, 'Splits_LedgerFull')
  state.held = held
  state.accounted = accounted
  state.fees += fees
}

function feeOf({ protocolFee }: SplitsState, amount: bigint): bigint {
  return (amount * protocolFee) / BASIS_POINTS
}

function storefrontPart({ storefrontShare }: SplitsState, fee: bigint): bigint {
  return (fee * storefrontShare) / BASIS_POINTS
}

function totalOf(payments: readonly Payment[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount, 0n)
}
