import { type Address, getAddress } from 'viem'
import { NO_END, TOTAL_SHARES, type Tranche } from '../tranches.ts'

const WHOLE = BigInt(TOTAL_SHARES)

/** Where the last stretch ends: above all income that a split can count. */
export const FOREVER = 2n ** 64n

/** A stretch of a split's cumulative income, in micro-USDC, and who gets which part of it. */
export type Stretch = {
  /** The cumulative income at which it starts. */
  from: bigint
  /** The cumulative income at which it is full; `FOREVER` in the last one. */
  until: bigint
  /** Parts per million by recipient, adding up to `TOTAL_SHARES`. */
  shares: ReadonlyMap<Address, bigint>
}

/**
 * The books of one split: all income that was or will be, who gets which part of it, and who was paid.
 *
 * Past stretches never change, so what was earned stays earned. Every sum is computed anew from all of them: slow,
 * and with nothing to get out of step. Functions return new books and leave the old ones as they are.
 */
export type Book = {
  /** Cumulative net income in micro-USDC. */
  received: bigint
  /** From zero to `FOREVER`, without gaps. */
  stretches: readonly Stretch[]
  /** What each recipient has withdrawn, in micro-USDC. */
  paid: ReadonlyMap<Address, bigint>
}

/**
 * The books of a new split.
 *
 * @example
 * const book = openBook(plainSplit(equalShares([ada, ben])))
 */
export function openBook(tranches: readonly Tranche[]): Book {
  return { received: 0n, stretches: stretchesOf(tranches, 0n), paid: new Map() }
}

/** Income of `amount` micro-USDC, net of fees. */
export function receive(book: Book, amount: bigint): Book {
  return { ...book, received: book.received + amount }
}

/** The stretches not yet full, the first of them as if it had begun just now; the last one is always there. */
export function remaining({ received, stretches }: Book): Stretch[] {
  return stretches
    .filter(({ until }) => until > received)
    .map((stretch) => ({ ...stretch, from: later(stretch.from, received) }))
}

/** A recipient's parts per million, one number a tranche not yet full. */
export function sharesIn(book: Book, recipient: Address): bigint[] {
  return remaining(book).map(({ shares }) => shares.get(getAddress(recipient)) ?? 0n)
}

/**
 * All that a recipient has ever earned, in millionths of a micro-USDC: exact, withdrawn or not.
 *
 * @example
 * // What ada earned with the income from 1,000 to 3,000 USDC.
 * earned(book, ada, 3_000_000_000n) - earned(book, ada, 1_000_000_000n)
 */
export function earned(book: Book, recipient: Address, upTo = book.received): bigint {
  const account = getAddress(recipient)
  return book.stretches.reduce((sum, { from, until, shares }) => {
    const income = earlier(until, upTo) - from
    return income > 0n ? sum + income * (shares.get(account) ?? 0n) : sum
  }, 0n)
}

/** What a recipient may withdraw now, in whole micro-USDC; the fraction stays owed. */
export function withdrawableIn(book: Book, recipient: Address): bigint {
  return earned(book, recipient) / WHOLE - (book.paid.get(getAddress(recipient)) ?? 0n)
}

/** All withdrawals together, in micro-USDC. */
export function totalPaid({ paid }: Book): bigint {
  return [...paid.values()].reduce((sum, amount) => sum + amount, 0n)
}

/** The recipient withdraws `amount` micro-USDC. */
export function payOut(book: Book, recipient: Address, amount: bigint): Book {
  const account = getAddress(recipient)
  const paid = (book.paid.get(account) ?? 0n) + amount
  return { ...book, paid: new Map(book.paid).set(account, paid) }
}

/** Other shares for all income from now on. */
export function reshape(book: Book, tranches: readonly Tranche[]): Book {
  return withFuture(book, stretchesOf(tranches, book.received))
}

/** `from` hands shares on to `to` for all income from now on, one number a tranche not yet full. */
export function handOn(
  book: Book,
  { from, to, shares }: { from: Address; to: Address; shares: readonly bigint[] },
): Book {
  const future = remaining(book).map((stretch, tranche) => {
    const part = shares[tranche] ?? 0n
    const holders = new Map(stretch.shares)
    addTo(holders, getAddress(from), -part)
    addTo(holders, getAddress(to), part)
    return { ...stretch, shares: holders }
  })
  return withFuture(book, future)
}

/** Whose share of any stretch of future income is smaller with the tranches than without. */
export function whoLoses(book: Book, tranches: readonly Tranche[]): Set<Address> {
  const losers = new Set<Address>()
  for (const before of remaining(book)) {
    for (const after of stretchesOf(tranches, book.received)) {
      if (earlier(before.until, after.until) <= later(before.from, after.from)) continue
      for (const [recipient, share] of before.shares) {
        if ((after.shares.get(recipient) ?? 0n) < share) losers.add(recipient)
      }
    }
  }
  return losers
}

/** The stretch that runs now is cut at what was received, and `future` put in place of the rest. */
function withFuture(book: Book, future: readonly Stretch[]): Book {
  const past = book.stretches
    .filter(({ from }) => from < book.received)
    .map((stretch) => ({ ...stretch, until: earlier(stretch.until, book.received) }))
  return { ...book, stretches: [...past, ...future] }
}

function stretchesOf(tranches: readonly Tranche[], start: bigint): Stretch[] {
  return tranches.map(({ until, shares }, tranche) => ({
    from: tranches[tranche - 1]?.until ?? start,
    until: until === NO_END ? FOREVER : until,
    shares: new Map(shares.map(({ recipient, share }) => [getAddress(recipient), BigInt(share)])),
  }))
}

function addTo(holders: Map<Address, bigint>, recipient: Address, part: bigint): void {
  const share = (holders.get(recipient) ?? 0n) + part
  if (share === 0n) holders.delete(recipient)
  else holders.set(recipient, share)
}

const earlier = (a: bigint, b: bigint) => (a < b ? a : b)
const later = (a: bigint, b: bigint) => (a > b ? a : b)
