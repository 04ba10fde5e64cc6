import type { ShareTerms } from '@stave/sdk/actions'
import { TOTAL_SHARES } from '@stave/sdk/splits'
import { parseWhole } from '@/components/ui/number-field.tsx'
import { parsePercent } from '@/lib/percent.ts'

const MAX_SUPPLY = 1_000_000_000
const MAX_NAME = 31
const MAX_SYMBOL = 16

/** Royalty shares as somebody describes them. */
export type SharesDraft = {
  name: string
  symbol: string
  supply: string
  /** Percent of the position. */
  part: string
}

/** A beginning, named after the first song that the split pays for. */
export function emptySharesDraft(title: string | undefined): SharesDraft {
  const name = cutTo(MAX_NAME, title ? `${title} royalties` : 'Royalties')
  const letters = (title ?? 'Royalties').toUpperCase().replace(/[^A-Z0-9]/g, '')
  return { name, symbol: letters.slice(0, 6) || 'SHARES', supply: '1000', part: '100' }
}

export type CheckedShares =
  | { terms: ShareTerms /** Parts per million of the position. */; part: number; problem?: never }
  /** What is wrong, and what to do. */
  | { problem: string; terms?: never; part?: never }

export function checkShares(split: number, draft: SharesDraft): CheckedShares {
  const name = draft.name.trim()
  const symbol = draft.symbol.trim()
  if (!fits(name, MAX_NAME)) return { problem: `Give a name of at most ${MAX_NAME} letters.` }
  if (!fits(symbol, MAX_SYMBOL)) {
    return { problem: `Give a symbol of at most ${MAX_SYMBOL} letters, such as BLUE.` }
  }
  const supply = parseWhole(draft.supply, 1, MAX_SUPPLY)
  if (supply === undefined) return { problem: 'There can be 1 to 1,000,000,000 shares.' }
  const part = parsePercent(draft.part)
  if (!part) return { problem: 'Turn more than 0 and up to 100 % of your part into shares.' }
  return { terms: { split, supply, name, symbol }, part }
}

/** What of each share is handed on, rounded down to whole parts per million. */
export function partOf(shares: readonly number[], part: number): number[] {
  return shares.map((share) => Math.floor((share * part) / TOTAL_SHARES))
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** The contract counts bytes: letters outside of English have two or more. */
function fits(text: string, bytes: number): boolean {
  return text !== '' && bytesOf(text) <= bytes
}

function cutTo(bytes: number, text: string): string {
  return bytesOf(text) <= bytes ? text : cutTo(bytes, [...text].slice(0, -1).join('').trimEnd())
}
