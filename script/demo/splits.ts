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
}

const WHOLE = 1_000_000

/** Everything to one recipient. */
export const solo = (recipient: string): SplitPlan => [{ shares: [{ recipient, share: WHOLE }] }]

/** One tranche without end; keys are recipients, values parts per million. */
export const shared = (shares: Record<string, number>): SplitPlan => [
  { shares: Object.entries(shares).map(([recipient, share]) => ({ recipient, share })) },
]

/** Splits that stand on their own; deploy these before the songs that name them. */
export const namedSplits: NamedSplit[] = [
  {
    slug: 'tin-orchard-band',
    plan: shared({
      'bram-ashlock': 250_000,
      'ines-copperfield': 250_000,
      'joss-merriwick': 250_000,
      'tove-saltmarsh': 250_000,
    }),
  },
]
