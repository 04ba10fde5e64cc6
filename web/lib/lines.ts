/** The five lines of income, in the order of the bits of a song's `lines`. */
export const lines = [
  {
    id: 'tabs',
    label: 'Pay per stream',
    description: 'Each play pays the artist, without a pop-up.',
    color: 'var(--line-tabs)',
  },
  {
    id: 'gifts',
    label: 'Gifts',
    description: 'Listen free, and tip if it moves you.',
    color: 'var(--line-gifts)',
  },
  {
    id: 'patronage',
    label: 'Patronage',
    description: 'Back the artist month by month.',
    color: 'var(--line-patronage)',
  },
  {
    id: 'auctions',
    label: 'Auctions',
    description: 'Bid on a limited release.',
    color: 'var(--line-auctions)',
  },
  {
    id: 'subscriptions',
    label: 'Subscription',
    description: 'One monthly price; artists are paid by plays.',
    color: 'var(--line-subscriptions)',
  },
] as const

export type Line = (typeof lines)[number]
export type LineId = Line['id']

/** Whether a song's `lines` has the line open. */
export function isOpen(bits: number, id: LineId): boolean {
  return (bits & lineBit(id)) !== 0
}

/** The bit of a song's `lines` that stands for the line. */
export function lineBit(id: LineId): number {
  return 1 << lines.findIndex((line) => line.id === id)
}
