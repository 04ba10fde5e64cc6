import { type Address, numberToHex, zeroAddress } from 'viem'
import { getAddressOf } from '../../src/addresses.ts'
import { type Book, remaining } from '../../src/splits/model/book.ts'
import { type SplitsState, splitOf } from '../../src/splits/model/state.ts'
import { splitOfRecipient, splitRecipient } from '../../src/splits/recipients.ts'
import {
  NO_END,
  type Share,
  sortShares,
  TOTAL_SHARES,
  type Tranche,
} from '../../src/splits/tranches.ts'
import type { Flaw, RawAmount, RawSize, RawTranches, Which, Who } from './history.ts'
import { people } from './people.ts'

/** The id of the split meant, of those that exist now. */
export function splitMeant(state: SplitsState, which: Which): number {
  if (which === null) return state.splits.size + 1
  if (typeof which === 'number') return 1 + (which % state.splits.size)
  const open = [...state.splits].filter(([, { proposed }]) => proposed).map(([id]) => id)
  return open[which.proposing % open.length] ?? splitMeant(state, which.proposing)
}

/** The address of the person, of the split, or of who earns from the split `from`. */
export function addressMeant(state: SplitsState, who: Who, from?: number): Address {
  if (who === 'nobody') return zeroAddress
  if (who === 'ledger') return getAddressOf('Splits', 31337)
  if (typeof who === 'object') {
    const earners = earnersOf(state, from)
    return earners[who.earner % earners.length] ?? addressMeant(state, who.earner)
  }
  return people[who]?.address ?? splitRecipient(splitMeant(state, who - people.length + 1))
}

/** As `addressMeant`, when only a person can be meant. */
export function callerMeant(state: SplitsState, who: Who, from?: number): Address {
  const address = addressMeant(state, who, from)
  return splitOfRecipient(address) === undefined ? address : addressMeant(state, 0)
}

function earnersOf(state: SplitsState, split = 0): Address[] {
  const stretches = state.splits.get(split)?.book.stretches ?? []
  return [...new Set(stretches.flatMap(({ shares }) => [...shares.keys()]))]
}

/** The amount meant for a split, in micro-USDC; kept within what fits the call. */
export function amountMeant(state: SplitsState, split: number, amount: RawAmount): bigint {
  if (typeof amount === 'bigint') return amount
  const book = state.splits.get(split)?.book
  const until = (book && remaining(book)[0]?.until) ?? 0n
  const end = amount.until === 'full' || until > NO_END ? NO_END : until
  const missing = end - (book?.received ?? 0n) + amount.more
  return missing < 0n ? 0n : atMost(missing)
}

/** What fits an amount's type. */
const atMost = (amount: bigint) => (amount < NO_END ? amount : NO_END)

/** The tranches meant for a split that has received something, or for a new one; with their flaw, if they have one. */
export function tranchesMeant(
  state: SplitsState,
  { tranches, flaw }: RawTranches,
  split?: number,
): Tranche[] {
  const book = split === undefined ? undefined : splitOf(state, split).book
  let until = book?.received ?? 0n
  const meant = tranches.map(({ size, holders }, index) => {
    until = endMeant(book, size, until)
    const weights = new Map(holders.map((one) => [addressMeant(state, one.who), one.weight]))
    // A split cannot be its own recipient: that is one of the flaws, and no accident.
    if (split !== undefined && weights.size > 1) weights.delete(splitRecipient(split))
    return { until: index === tranches.length - 1 ? NO_END : until, shares: toShares(weights) }
  })
  return flaw ? spoil(meant, flaw, state, split ?? state.splits.size + 1) : meant
}

/** Where a tranche ends that begins at `from`. */
function endMeant(book: Book | undefined, size: RawSize, from: bigint): bigint {
  if (typeof size === 'bigint') return atMost(from + size)
  const tranches = book ? remaining(book) : []
  const end = tranches[size.asTranche % tranches.length]?.until
  const endsThere = end !== undefined && end <= NO_END && end + size.more > from
  return atMost(endsThere ? end + size.more : from + 100n)
}

/** Shares as near to the weights as goes, each at least one part per million. */
function toShares(weights: ReadonlyMap<Address, number>): Share[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const shares = [...weights].map(([recipient, weight]) => {
    const share = Math.max(1, Math.floor((weight / total) * TOTAL_SHARES))
    return { recipient, share }
  })
  const given = shares.reduce((sum, { share }) => sum + share, 0)
  const largest = shares.toSorted((a, b) => b.share - a.share)[0]
  if (largest) largest.share += TOTAL_SHARES - given
  return sortShares(shares)
}

function spoil(tranches: Tranche[], flaw: Flaw, state: SplitsState, split: number): Tranche[] {
  const first = tranches[0]
  const last = tranches.at(-1)
  const share = first?.shares[0]
  if (!first || !last || !share) return tranches
  const ending = (end: bigint) => [{ ...last, until: end }, ...tranches]
  const sharing = (...shares: Share[]) => [{ ...first, shares }, ...tranches.slice(1)]
  const halves = (recipient: Address) =>
    sharing(
      ...sortShares([
        { ...share, share: 999_999 },
        { recipient, share: 1 },
      ]),
    )
  const received = state.splits.get(split)?.book.received ?? 0n
  switch (flaw) {
    case 'none':
      return []
    case 'emptyTranche':
      return sharing()
    case 'nine':
      return Array.from({ length: 9 }, (_, index) => ({
        ...last,
        until: index === 8 ? NO_END : NO_END - 9n + BigInt(index),
      }))
    case 'total':
      return sharing({ ...share, share: share.share + 1 }, ...first.shares.slice(1))
    case 'zeroShare':
      return sharing({ ...share, share: 0 }, ...first.shares.slice(1))
    case 'unsorted':
      return sharing(...first.shares.toReversed())
    case 'twice':
      return sharing({ ...share, share: 400_000 }, { ...share, share: 600_000 })
    case 'endBelow':
      return ending(NO_END - 1n).toSpliced(1, 0, { ...last, until: NO_END - 2n })
    case 'endReceived':
      return ending(received)
    case 'lastEnds':
      return [...tranches.slice(0, -1), { ...last, until: NO_END - 1n }]
    case 'endsEarly':
      return ending(NO_END)
    case 'self':
      return halves(splitRecipient(split))
    case 'unknownSplit':
      return halves(splitRecipient(state.splits.size + 2))
    case 'nobody':
      return halves(zeroAddress)
    case 'ledger':
      return halves(getAddressOf('Splits', 31337))
    case 'tooMany':
      return sharing(...crowd(101))
  }
}

/** As many recipients as asked for, alike but for what is left. */
function crowd(count: number): Share[] {
  const each = Math.floor(TOTAL_SHARES / count)
  return Array.from({ length: count }, (_, index) => ({
    recipient: numberToHex(2n ** 32n + BigInt(index), { size: 20 }),
    share: index ? each : TOTAL_SHARES - each * (count - 1),
  }))
}
