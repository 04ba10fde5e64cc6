/** An auction at a falling price. */
export interface DemoDutchAuction {
  /** Slug of the edition. */
  edition: string
  /** The day on which it is made, and its days of falling and of resting. */
  on: number
  fall: number
  rest: number
  quantity: number
  /** Micro-USDC. */
  startPrice: bigint
  floorPrice: bigint
  sales: { on: number; buyer: string; quantity: number }[]
  /** The day on which the edition gets back what was not sold. */
  closedOn?: number
}

/** An auction of one token for the highest bid. */
export interface DemoEnglishAuction {
  /** Slug of the edition. */
  edition: string
  /** The day on which it is made, and its days. */
  on: number
  days: number
  /** Micro-USDC. */
  opening: bigint
  reserve: bigint
  buyNow?: bigint
  /** Percent. */
  raise: number
  bids: { on: number; bidder: string; amount: bigint }[]
  /** Somebody buys it at the buy-now price. */
  bought?: { on: number; buyer: string }
  /** The day on which it is settled. */
  settledOn?: number
  /** Those who take their deposits back. */
  returned: { on: number; bidder: string }[]
}

/** Sold out, closed with some left, and running for weeks to come. */
export const dutchAuctions: DemoDutchAuction[] = [
  {
    edition: 'weir-postcards',
    on: -34,
    fall: 5,
    rest: 5,
    quantity: 5,
    startPrice: 10_000_000n,
    floorPrice: 2_000_000n,
    sales: [
      { on: -31, buyer: 'Pip Larkspur', quantity: 1 },
      { on: -28, buyer: 'Mo Featherstonehaugh-Bell', quantity: 2 },
    ],
    closedOn: -23,
  },
  {
    edition: 'test-pressing',
    on: -14,
    fall: 20,
    rest: 30,
    quantity: 6,
    startPrice: 60_000_000n,
    floorPrice: 10_000_000n,
    sales: [
      { on: -8, buyer: 'Dottie Marrow', quantity: 1 },
      { on: -2, buyer: 'Saffron Oakum', quantity: 2 },
      { on: 4, buyer: 'Opal Greaves', quantity: 1 },
      { on: 7, buyer: 'Fitz Candlemas', quantity: 2 },
    ],
  },
  {
    edition: 'glass-dubplate',
    on: 2,
    fall: 45,
    rest: 60,
    quantity: 12,
    startPrice: 40_000_000n,
    floorPrice: 4_000_000n,
    sales: [
      { on: 12, buyer: 'Nettie Tidewater', quantity: 1 },
      { on: 21, buyer: 'Gus Lanternjaw', quantity: 1 },
      { on: 28, buyer: 'Hazel Windrow', quantity: 2 },
    ],
  },
]

/** Unsold, running with bids and a refund that waits, settled, and bought at once. */
export const englishAuctions: DemoEnglishAuction[] = [
  {
    edition: 'tide-table',
    on: -39,
    days: 7,
    opening: 5_000_000n,
    reserve: 60_000_000n,
    raise: 10,
    bids: [
      { on: -37, bidder: 'Mo Featherstonehaugh-Bell', amount: 10_000_000n },
      { on: -36, bidder: 'Pip Larkspur', amount: 25_000_000n },
    ],
    settledOn: -31,
    returned: [
      { on: -30, bidder: 'Pip Larkspur' },
      { on: -29, bidder: 'Mo Featherstonehaugh-Bell' },
    ],
  },
  {
    edition: 'heron-manuscript',
    on: 1,
    days: 60,
    opening: 10_000_000n,
    reserve: 50_000_000n,
    raise: 5,
    bids: [
      { on: 2, bidder: 'Pip Larkspur', amount: 12_000_000n },
      { on: 3, bidder: 'Mo Featherstonehaugh-Bell', amount: 20_000_000n },
      { on: 9, bidder: 'Juno Halfmoon', amount: 35_000_000n },
      { on: 15, bidder: 'Quill & Pepper', amount: 55_000_000n },
      { on: 19, bidder: 'Juno Halfmoon', amount: 64_000_000n },
    ],
    // The deposits of the first and the fourth bidder wait for them.
    returned: [{ on: 10, bidder: 'Mo Featherstonehaugh-Bell' }],
  },
  {
    edition: 'master-tape',
    on: 3,
    days: 7,
    opening: 20_000_000n,
    reserve: 40_000_000n,
    raise: 10,
    bids: [
      { on: 5, bidder: 'Basil Thimble', amount: 22_000_000n },
      { on: 6, bidder: 'Fitz Candlemas', amount: 45_000_000n },
      { on: 8, bidder: 'Basil Thimble', amount: 58_000_000n },
    ],
    settledOn: 12,
    returned: [{ on: 13, bidder: 'Fitz Candlemas' }],
  },
  {
    edition: 'piano-roll',
    on: 6,
    days: 14,
    opening: 3_000_000n,
    reserve: 15_000_000n,
    buyNow: 30_000_000n,
    raise: 5,
    bids: [{ on: 7, bidder: 'Wilma Farthing', amount: 4_000_000n }],
    bought: { on: 9, buyer: 'Lark Ascending-Slowly' },
    returned: [{ on: 11, bidder: 'Wilma Farthing' }],
  },
]
