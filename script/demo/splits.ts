/** Who a share goes to: an artist's or account's slug, or another split by its slug. */
export type PlannedRecipient = string | { split: string }

export interface PlannedShare {
  recipient: PlannedRecipient
  /** Parts per million; the shares of a tranche add up to exactly 1,000,000. */
  share: number
}

export interface PlannedTranche {
  /** Micro-USDC received in total up to which this tranche holds; absent in the last one. */
  upTo?: bigint
  shares: PlannedShare[]
}

export type SplitPlan = PlannedTranche[]

/** A split that songs' splits refer to by name. */
export interface NamedSplit {
  slug: string
  plan: SplitPlan
  /** The artist who may propose other shares. */
  controller: string
}

const WHOLE = 1_000_000

/** Everything to one recipient. */
export const solo = (recipient: string): SplitPlan => [{ shares: [{ recipient, share: WHOLE }] }]

/** One tranche without end; keys are recipients, values parts per million. */
export const shared = (shares: Record<string, number>): SplitPlan => [
  { shares: Object.entries(shares).map(([recipient, share]) => ({ recipient, share })) },
]

/** Splits that stand on their own: songs name them, or they earn what patrons pay. */
export const namedSplits: NamedSplit[] = [
  {
    slug: 'tin-orchard-band',
    controller: 'tin-orchard',
    plan: shared({
      'bram-ashlock': 250_000,
      'ines-copperfield': 250_000,
      'joss-merriwick': 250_000,
      'tove-saltmarsh': 250_000,
    }),
  },
  {
    slug: 'ottoline-drift-patrons',
    controller: 'ottoline-drift',
    plan: solo('ottoline-drift'),
  },
  {
    slug: 'blue-fathom-patrons',
    controller: 'blue-fathom',
    plan: shared({
      'odile-farrant': 250_000,
      'cassius-pell': 250_000,
      'marn-tallow': 250_000,
      'yara-quist': 250_000,
    }),
  },
  {
    slug: 'sable-and-wren-patrons',
    controller: 'sable-and-wren',
    plan: shared({ 'sable-and-wren': 500_000, 'wren-of-the-cello': 500_000 }),
  },
  {
    slug: 'vela-quill-patrons',
    controller: 'vela-quill',
    plan: shared({ 'vela-quill': 900_000, 'ember-room': 100_000 }),
  },
]
