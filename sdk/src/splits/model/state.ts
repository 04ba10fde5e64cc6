import { type Address, getAddress, type Hex, zeroAddress } from 'viem'
import { StaveError } from '../../errors/base.ts'
import { splitOfRecipient } from '../recipients.ts'
import { NO_END, plainSplit, TOTAL_SHARES, type Tranche } from '../tranches.ts'
import { type Book, openBook, receive } from './book.ts'

/** Which rule of the ledger forbids something: the name of the contract's error, or `Overflow` of a sum it cannot hold. */
export type SplitRule =
  | 'Splits_BadRecipient'
  | 'Splits_BadShareCount'
  | 'Splits_BadShares'
  | 'Splits_BadSharesTotal'
  | 'Splits_BadSignature'
  | 'Splits_BadTrancheCount'
  | 'Splits_BadTrancheEnd'
  | 'Splits_ChangeExpired'
  | 'Splits_FeeTooHigh'
  | 'Splits_LedgerFull'
  | 'Splits_NoSuchChange'
  | 'Splits_NotAccepted'
  | 'Splits_NotController'
  | 'Splits_NotReceived'
  | 'Splits_NotSorted'
  | 'Splits_NothingToPay'
  | 'Splits_NothingToSweep'
  | 'Splits_NothingToWithdraw'
  | 'Splits_PartTooSmall'
  | 'Splits_Paused'
  | 'Splits_RecipientsMissing'
  | 'Splits_SplitFull'
  | 'Splits_UnknownSplit'
  | 'Splits_ZeroShare'
  | 'Overflow'

/** The ledger would have refused this; the model has changed nothing. */
export class SplitRuleError extends StaveError {
  override name = 'SplitRuleError'
  readonly rule: SplitRule
  constructor(rule: SplitRule) {
    super(`The ledger of splits refuses this by its rule ${rule}.`)
    this.rule = rule
  }
}

/** Throws `SplitRuleError` unless the rule is kept. */
export function ensure(kept: boolean, rule: SplitRule): asserts kept {
  if (!kept) throw new SplitRuleError(rule)
}

/** A change of shares that waits to be accepted. */
export type Proposed = { change: Hex; deadline: bigint; tranches: readonly Tranche[] }

export type Split = {
  book: Book
  /** The zero address is nobody: the shares are final. */
  controller: Address
  /** How many changes were ever proposed. */
  nonce: bigint
  proposed?: Proposed | undefined
}

/** Everything that the ledger knows. The functions of the model change it in place, or throw and change nothing. */
export type SplitsState = {
  /** The ledger's own address, which can be nobody's. */
  ledger: Address
  /** By id, from 1. */
  splits: Map<number, Split>
  /** Micro-USDC that belong to somebody. */
  accounted: bigint
  /** Protocol fees in micro-USDC, not yet credited to the treasury's split. */
  fees: bigint
  /** Micro-USDC that the ledger holds. */
  held: bigint
  /** Micro-USDC that lie at the splits' deposit addresses. */
  deposits: Map<number, bigint>
  /** Micro-USDC that were paid out, by who got them. */
  paidTo: Map<Address, bigint>
  /** Basis points of each payment. */
  protocolFee: bigint
  /** Basis points of the protocol fee. */
  storefrontShare: bigint
  paused: boolean
  /** Who has accepted which change (true), or has taken that back (false). */
  acceptances: Map<Hex, Map<Address, boolean>>
}

/** The split that earns the protocol fees. */
export const TREASURY_SPLIT = 1

export type CreateStateParameters = {
  /** The contract's address. */
  ledger: Address
  treasury: Address
  /** Basis points of each payment. */
  protocolFee: bigint
  /** Basis points of the protocol fee. */
  storefrontShare: bigint
}

/** A ledger as just deployed: its only split is the treasury's. */
export function createState({
  ledger,
  treasury,
  protocolFee,
  storefrontShare,
}: CreateStateParameters): SplitsState {
  const book = openBook(plainSplit([{ recipient: treasury, share: TOTAL_SHARES }]))
  return {
    ledger: getAddress(ledger),
    splits: new Map([[TREASURY_SPLIT, { book, controller: getAddress(treasury), nonce: 0n }]]),
    accounted: 0n,
    fees: 0n,
    held: 0n,
    deposits: new Map(),
    paidTo: new Map(),
    protocolFee,
    storefrontShare,
    paused: false,
    acceptances: new Map(),
  }
}

/** The split with this id; throws when there is none. */
export function splitOf(state: SplitsState, id: number): Split {
  const split = state.splits.get(id)
  ensure(split !== undefined, 'Splits_UnknownSplit')
  return split
}

/**
 * The books of several splits after an income, on top of those that have changed `before`; throws when the counter of
 * one of them cannot hold it.
 */
export function booksAfter(
  state: SplitsState,
  incomes: readonly [split: number, amount: bigint][],
  before: ReadonlyMap<number, Book> = new Map(),
): Map<number, Book> {
  const books = new Map(before)
  for (const [id, amount] of incomes) {
    const book = receive(books.get(id) ?? splitOf(state, id).book, amount)
    ensure(book.received <= MAX_AMOUNT, 'Splits_SplitFull')
    books.set(id, book)
  }
  return books
}

/** Puts books in place of those that splits had. */
export function setBooks(state: SplitsState, books: ReadonlyMap<number, Book>): void {
  for (const [id, book] of books) splitOf(state, id).book = book
}

/** The most that a counter of income or of fees can hold, in micro-USDC. */
export const MAX_AMOUNT = 2n ** 64n - 1n
const MAX_TRANCHES = 8
const MAX_SHARES = 100

/** Throws unless tranches can be those of the split `id`, which has received `received` so far. */
export function checkTranches(
  state: SplitsState,
  { id, received, tranches }: { id?: number; received: bigint; tranches: readonly Tranche[] },
): void {
  ensure(tranches.length >= 1 && tranches.length <= MAX_TRANCHES, 'Splits_BadTrancheCount')
  let count = 0
  for (const [index, { shares }] of tranches.entries()) {
    checkEnd(tranches, index, received)
    count += shares.length
    ensure(shares.length > 0 && count <= MAX_SHARES, 'Splits_BadShareCount')
  }
  for (const { shares } of tranches) {
    checkSorted(shares.map(({ recipient }) => recipient))
    for (const { recipient, share } of shares) {
      ensure(canReceive(state, recipient, id), 'Splits_BadRecipient')
      ensure(share > 0, 'Splits_ZeroShare')
    }
    const total = shares.reduce((sum, { share }) => sum + share, 0)
    ensure(total === TOTAL_SHARES, 'Splits_BadSharesTotal')
  }
}

/** Throws unless a tranche ends above the one before and above what was received, and only the last one never. */
function checkEnd(tranches: readonly Tranche[], index: number, received: bigint): void {
  const until = tranches[index]?.until ?? 0n
  const isLast = index === tranches.length - 1
  const isAbove = until > (tranches[index - 1]?.until ?? received)
  ensure(isAbove && (until === NO_END) === isLast, 'Splits_BadTrancheEnd')
}

/** Throws unless addresses go up strictly, from above zero. */
export function checkSorted(recipients: readonly Address[]): void {
  for (const index of recipients.keys()) checkNext(recipients, index)
}

/** Throws unless an address is above the one before. */
export function checkNext(recipients: readonly Address[], index: number): void {
  const [before = zeroAddress, recipient = zeroAddress] = [recipients[index - 1], recipients[index]]
  ensure(BigInt(recipient) > BigInt(before), 'Splits_NotSorted')
}

/** Whether an address is an account, or another split than `id` that exists. */
export function canReceive(state: SplitsState, recipient: Address, id?: number): boolean {
  const nested = splitOfRecipient(recipient)
  if (nested === undefined) return isAccount(state, recipient)
  return nested !== id && state.splits.has(nested)
}

/** Whether an address is neither a split's, nor the ledger itself, nor nobody's. */
export function isAccount(state: SplitsState, address: Address): boolean {
  return splitOfRecipient(address) === undefined && getAddress(address) !== state.ledger
}

/** The split, when the caller controls it; throws when somebody else does, nobody does, or there is none. */
export function controlledSplit(state: SplitsState, id: number, caller: Address): Split {
  const split = state.splits.get(id)
  const isController =
    split !== undefined && caller !== zeroAddress && split.controller === getAddress(caller)
  ensure(isController, 'Splits_NotController')
  return split
}
