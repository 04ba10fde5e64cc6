import { NO_END, splitRecipient, TOTAL_SHARES, type Tranche } from '@stave/sdk/splits'
import { type Address, getAddress, isAddress } from 'viem'
import { formatUsd, parseUsd } from '@/lib/money.ts'
import { parsePercent, toPercent } from '@/lib/percent.ts'

/** A recipient and its share as somebody types them. */
export type ShareRow = {
  key: string
  /** An account's address, or another split's number. */
  kind: 'account' | 'split'
  recipient: string
  /** Percent with up to four decimals. */
  percent: string
}

/** Who gets what; with recoupment, `first` applies until `until` dollars have come in. */
export type SplitDraft = {
  recoup: boolean
  /** Dollars, as typed. */
  until: string
  first: readonly ShareRow[]
  rows: readonly ShareRow[]
}

/** What the rows add up to, in parts per million; a row that cannot be read counts nothing. */
export function totalOf(rows: readonly ShareRow[]): number {
  return rows.reduce((sum, { percent }) => sum + (parsePercent(percent) ?? 0), 0)
}

/** Gives a row all that is not yet given away; it stays as it is when more than the whole is. */
export function giveRemainder(rows: readonly ShareRow[], key: string): ShareRow[] {
  const others = totalOf(rows.filter((row) => row.key !== key))
  return rows.map((row) =>
    row.key === key && others < TOTAL_SHARES
      ? { ...row, percent: toPercent(TOTAL_SHARES - others) }
      : row,
  )
}

/** Shares the whole equally; what does not divide goes to the first rows, a millionth each. */
export function shareEqually(rows: readonly ShareRow[]): ShareRow[] {
  const each = Math.floor(TOTAL_SHARES / rows.length)
  const left = TOTAL_SHARES - each * rows.length
  return rows.map((row, index) => ({ ...row, percent: toPercent(each + (index < left ? 1 : 0)) }))
}

/** The account or split that a row names. Undefined when it names none. */
export function recipientOf({ kind, recipient }: ShareRow): Address | undefined {
  const text = recipient.trim()
  if (kind === 'split') {
    const number = /^#?(\d{1,10})$/.exec(text)?.[1]
    const split = Number(number)
    return split >= 1 && split < 2 ** 32 ? splitRecipient(split) : undefined
  }
  // Addresses below 2^32 are splits, and nobody's account.
  if (!isAddress(text, { strict: false }) || BigInt(text) < 2n ** 32n) return undefined
  return getAddress(text)
}

/** What is wrong with a row, in words; undefined when nothing is. */
export function rowProblem(row: ShareRow, rows: readonly ShareRow[]): string | undefined {
  const recipient = recipientOf(row)
  if (!recipient) {
    if (row.recipient.trim() === '') return 'Say who receives this share.'
    return row.kind === 'split'
      ? 'Give the number of a split, such as 12.'
      : 'This is not an account’s address: 0x and 40 hexadecimal digits.'
  }
  if (rows.some((other) => other.key !== row.key && recipientOf(other) === recipient)) {
    return 'This recipient is listed twice. Put both shares in one row.'
  }
  const share = parsePercent(row.percent)
  if (share === undefined) return 'Give a percentage with at most four decimals.'
  if (share === 0) return 'A share cannot be zero. Remove the row instead.'
}

/** What is wrong with a list of rows as a whole; undefined when nothing is. */
export function rowsProblem(rows: readonly ShareRow[]): string | undefined {
  if (rows.length === 0) return 'Add at least one recipient.'
  if (rows.length > 100) return 'A split has at most 100 recipients. Nest some in another split.'
  const total = totalOf(rows)
  if (total < TOTAL_SHARES) return `${toPercent(TOTAL_SHARES - total)} % belong to nobody yet.`
  if (total > TOTAL_SHARES) return `The shares are ${toPercent(total - TOTAL_SHARES)} % too many.`
}

/** What is wrong with the recoupment's amount; undefined when nothing is. */
export function untilProblem({ recoup, until }: SplitDraft): string | undefined {
  if (!recoup) return undefined
  const amount = parseUsd(until)
  if (amount === undefined) return 'Give an amount of dollars, such as 5000.'
  if (amount === 0n) return 'There is nothing to recoup. Give an amount above zero.'
  if (amount >= NO_END) return `Give an amount below ${formatUsd(NO_END)}.`
}

/** Whether the draft can be published. */
export function isComplete(draft: SplitDraft): boolean {
  return toTranches(draft) !== undefined
}

/** The draft as the contract takes it, sorted by recipient. Undefined while anything is wrong with it. */
export function toTranches(draft: SplitDraft): Tranche[] | undefined {
  const lists = draft.recoup ? [draft.first, draft.rows] : [draft.rows]
  const wrong = lists.some((rows) => rowsProblem(rows) || rows.some((row) => rowProblem(row, rows)))
  if (wrong || untilProblem(draft)) return undefined
  const ends = draft.recoup ? [parseUsd(draft.until) ?? NO_END, NO_END] : [NO_END]
  return lists.map((rows, index) => ({
    until: ends[index] ?? NO_END,
    shares: rows
      .map((row) => ({
        recipient: recipientOf(row) as Address,
        share: parsePercent(row.percent) ?? 0,
      }))
      .sort((a, b) => (BigInt(a.recipient) < BigInt(b.recipient) ? -1 : 1)),
  }))
}
