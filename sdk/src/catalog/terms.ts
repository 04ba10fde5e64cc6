/** The five lines of income; a line's place in this list is its bit in a song's terms. */
export const lines = ['TABS', 'GIFTS', 'PATRONAGE', 'AUCTIONS', 'SUBSCRIPTIONS'] as const
export type Line = (typeof lines)[number]

/** What a listener needs to play a song. */
export type Terms = {
  /** Micro-USDC for one paid play. */
  price: bigint
  /** Unix seconds from which the song may be played; 0 is at once. */
  releaseAt: number
  /** Which lines are open. */
  lines: readonly Line[]
  /** The lowest patron tier that may play it; 0 unless given. */
  patronTier?: number | undefined
  /** Hours before the release from which patrons may play it; 0 unless given. */
  earlyAccessHours?: number | undefined
}

/**
 * Open lines as the contract keeps them, one bit each.
 *
 * @example
 * encodeLines(['TABS', 'PATRONAGE']) // 0b101
 */
export function encodeLines(open: readonly Line[]): number {
  return open.reduce((bits, line) => bits | (1 << lines.indexOf(line)), 0)
}

/**
 * The lines that are open in the contract's bits.
 *
 * @example
 * decodeLines(0b101) // ['TABS', 'PATRONAGE']
 */
export function decodeLines(bits: number): Line[] {
  return lines.filter((_, index) => bits & (1 << index))
}

/** Terms as the contract takes them. */
export function encodeTerms({
  price,
  releaseAt,
  lines: open,
  patronTier = 0,
  earlyAccessHours = 0,
}: Terms) {
  return { price: Number(price), releaseAt, lines: encodeLines(open), patronTier, earlyAccessHours }
}
