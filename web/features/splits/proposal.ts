import { NO_END, type Tranche } from '@stave/sdk/splits'
import { type Address, getAddress, isAddressEqual } from 'viem'
import { formatUsd, formatUsdInput } from '@/lib/money.ts'
import { toPercent } from '@/lib/percent.ts'
import type { ShareRow, SplitDraft } from './draft.ts'
import type { SplitInFull } from './tranche-list.tsx'

/** The split's shares as the contract holds them. */
export function tranchesOf({ tranches }: Pick<SplitInFull, 'tranches'>): Tranche[] {
  return tranches.map(({ until, shares }) => ({
    until: until === null ? NO_END : BigInt(until),
    shares: shares.map(({ recipient, share }) => ({ recipient: getAddress(recipient), share })),
  }))
}

/** The tranches that further income falls into. */
function ahead(tranches: readonly Tranche[], received: bigint): Tranche[] {
  return tranches.filter(({ until }) => until > received)
}

type Split = Pick<SplitInFull, 'tranches' | 'received'>

/**
 * The shares that hold from now on, to be edited. Undefined when more than two stretches are ahead, which the editor
 * cannot show.
 */
export function proposalOf(split: Split): SplitDraft | undefined {
  const nested = new Map(
    split.tranches.flatMap(({ shares }) =>
      shares.flatMap((share) =>
        share.nestedSplit ? [[getAddress(share.recipient), share.nestedSplit.number] as const] : [],
      ),
    ),
  )
  const rowsOf = ({ shares }: Tranche): ShareRow[] =>
    shares.map(({ recipient, share }) => {
      const number = nested.get(recipient)
      return {
        key: crypto.randomUUID(),
        kind: number === undefined ? 'account' : 'split',
        recipient: number === undefined ? recipient : String(number),
        percent: toPercent(share),
      }
    })
  const [first, second, ...more] = ahead(tranchesOf(split), BigInt(split.received))
  if (!first || more.length > 0) return undefined
  if (!second) return { recoup: false, until: '', first: rowsOf(first), rows: rowsOf(first) }
  const until = formatUsdInput(first.until)
  return { recoup: true, until, first: rowsOf(first), rows: rowsOf(second) }
}

/** Why the shares cannot be proposed, in words; undefined when they can. */
export function proposalProblem(split: Split, proposed: readonly Tranche[]): string | undefined {
  const received = BigInt(split.received)
  const first = proposed[0]
  if (first && first.until <= received) {
    return `${formatUsd(received)} have come in already. Recoup up to an amount above that, or not at all.`
  }
  if (shiftsOf(tranchesOf(split), proposed, received).length === 0) {
    return 'These shares hold already. Change some of them.'
  }
}

/** A recipient whose share changes, in parts per million, where it changes first or falls first. */
export type Shift = { recipient: Address; from: number; to: number }

/**
 * Whose share a proposal changes. One that falls in any stretch of further income, however much it rises in others,
 * counts as falling: that is what takes the recipient's consent.
 */
export function shiftsOf(
  present: readonly Tranche[],
  proposed: readonly Tranche[],
  received: bigint,
): Shift[] {
  const before = ahead(present, received)
  const after = ahead(proposed, received)
  const ends = [...new Set([...before, ...after].map(({ until }) => until))].sort((a, b) =>
    a < b ? -1 : 1,
  )
  const recipients = new Set(
    [...before, ...after].flatMap(({ shares }) => shares.map(({ recipient }) => recipient)),
  )
  return [...recipients].flatMap((recipient) => {
    const stretches = ends.map((end) => ({
      recipient,
      from: shareAt(before, end, recipient),
      to: shareAt(after, end, recipient),
    }))
    const shift =
      stretches.find(({ from, to }) => to < from) ?? stretches.find(({ from, to }) => to !== from)
    return shift ? [shift] : []
  })
}

/** A recipient's share of the income that ends at `end`. */
function shareAt(tranches: readonly Tranche[], end: bigint, recipient: Address): number {
  const tranche = tranches.find(({ until }) => until >= end)
  return tranche?.shares.find((share) => isAddressEqual(share.recipient, recipient))?.share ?? 0
}
