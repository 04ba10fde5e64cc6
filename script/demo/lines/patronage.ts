import type { Renewal } from '@stave/sdk/actions'

/** What one tier of an artist's patronage costs and gives. */
export interface DemoTier {
  name: string
  description: string
  perks: string[]
  /** Micro-USDC for 30 days. */
  price: bigint
  earlyAccessHours: number
  /** How many patrons it takes; any number unless given. */
  limit?: number
  /** Another price that new patrons pay from a day on. */
  later?: { on: number; price: bigint }
}

/** An artist's patronage. */
export interface DemoPage {
  artist: string
  /** Slug of the named split that earns it. */
  split: string
  /** Basis points of an automatic renewal for whoever collects it. */
  keeperReward: number
  /** From the lowest to the highest. */
  tiers: DemoTier[]
}

/** Something that happens to a patronage on a day. Tiers count from 1. */
export type PatronAct = { on: number } & (
  | { does: 'join'; tier: number; months: number; renewal: Exclude<Renewal, 'CANCELLED'> }
  | { does: 'get'; from: string; tier: number; months: number }
  | { does: 'renew'; months: number }
  | { does: 'cancel' }
  | { does: 'lose place' }
)

/** One listener's patronage of one artist, in the order of days. */
export interface DemoPatron {
  patron: string
  artist: string
  acts: PatronAct[]
}

export const pages: DemoPage[] = [
  {
    artist: 'ottoline-drift',
    split: 'ottoline-drift-patrons',
    keeperReward: 50,
    tiers: [
      {
        name: 'River bank',
        description: 'Sit down anywhere.',
        perks: ['Your name in the notes of the next record', 'A field recording every month'],
        price: 3_000_000n,
        earlyAccessHours: 0,
      },
      {
        name: 'Boathouse',
        description: 'There is tea, and a window for everyone.',
        perks: ['All of the river bank', 'New songs a day early', 'Unfinished takes'],
        price: 7_000_000n,
        earlyAccessHours: 24,
      },
      {
        name: 'Night ferry',
        description: 'Three seats, no timetable.',
        perks: [
          'All of the boathouse',
          'New songs three days early',
          'A piece made for you a year',
        ],
        price: 20_000_000n,
        earlyAccessHours: 72,
        limit: 3,
      },
    ],
  },
  {
    artist: 'tin-orchard',
    split: 'tin-orchard-band',
    keeperReward: 100,
    tiers: [
      {
        name: 'Fence post',
        description: 'Lean on it as long as you like.',
        perks: ['Chord sheets of every song'],
        price: 2_000_000n,
        earlyAccessHours: 0,
      },
      {
        name: 'Front gate',
        description: 'You are let in before the others.',
        perks: ['Chord sheets of every song', 'New songs two days early', 'A jar from the orchard'],
        price: 6_000_000n,
        earlyAccessHours: 48,
      },
    ],
  },
  {
    artist: 'blue-fathom',
    split: 'blue-fathom-patrons',
    keeperReward: 0,
    tiers: [
      {
        name: 'Corner seat',
        description: 'The one by the piano that is always wet.',
        perks: ['A live set every season'],
        price: 4_000_000n,
        earlyAccessHours: 0,
      },
      {
        name: 'Staff table',
        description: 'Where the last set is argued about.',
        perks: [
          'A live set every season',
          'All takes, wrong notes included',
          'New songs a day early',
        ],
        price: 10_000_000n,
        earlyAccessHours: 24,
        limit: 10,
      },
    ],
  },
  {
    artist: 'sable-and-wren',
    split: 'sable-and-wren-patrons',
    keeperReward: 50,
    tiers: [
      {
        name: 'Pen friend',
        description: 'We write, and we wait for an answer.',
        perks: ['A letter every month'],
        price: 4_000_000n,
        earlyAccessHours: 0,
        later: { on: -100, price: 5_000_000n },
      },
      {
        name: 'Reading room',
        description: 'Scores on the table, please do not fold them.',
        perks: ['A letter every month', 'The scores', 'New songs three days early'],
        price: 12_000_000n,
        earlyAccessHours: 72,
      },
    ],
  },
  {
    artist: 'vela-quill',
    split: 'vela-quill-patrons',
    keeperReward: 0,
    tiers: [
      {
        name: 'Doors open',
        description: 'First in, and the coats are free.',
        perks: ['A mix every month'],
        price: 3_000_000n,
        earlyAccessHours: 0,
      },
    ],
  },
]

/** Patrons of each loyalty, gifts, a cancelled patronage and one that has lapsed. */
export const patrons: DemoPatron[] = [
  {
    patron: 'Pip Larkspur',
    artist: 'ottoline-drift',
    acts: [{ on: -365, does: 'join', tier: 2, months: 1, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Dottie Marrow',
    artist: 'sable-and-wren',
    acts: [
      { on: -365, does: 'join', tier: 1, months: 12, renewal: 'MANUAL' },
      { on: -10, does: 'renew', months: 6 },
    ],
  },
  {
    patron: 'Mo Featherstonehaugh-Bell',
    artist: 'tin-orchard',
    acts: [{ on: -190, does: 'join', tier: 1, months: 1, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Quill & Pepper',
    artist: 'blue-fathom',
    acts: [{ on: -190, does: 'join', tier: 2, months: 3, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Basil Thimble',
    artist: 'vela-quill',
    acts: [
      { on: -190, does: 'join', tier: 1, months: 2, renewal: 'MANUAL' },
      { on: -100, does: 'lose place' },
    ],
  },
  {
    patron: 'Opal Greaves',
    artist: 'ottoline-drift',
    acts: [
      { on: -120, does: 'join', tier: 1, months: 1, renewal: 'AUTOMATIC' },
      { on: -30, does: 'join', tier: 3, months: 1, renewal: 'AUTOMATIC' },
    ],
  },
  {
    patron: 'Abe Tumbledown',
    artist: 'ottoline-drift',
    acts: [{ on: -90, does: 'join', tier: 1, months: 1, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Saffron Oakum',
    artist: 'blue-fathom',
    acts: [{ on: -90, does: 'join', tier: 1, months: 5, renewal: 'MANUAL' }],
  },
  {
    patron: 'Pip Larkspur',
    artist: 'sable-and-wren',
    acts: [{ on: -90, does: 'join', tier: 2, months: 6, renewal: 'MANUAL' }],
  },
  {
    patron: 'Juno Halfmoon',
    artist: 'blue-fathom',
    acts: [
      { on: -60, does: 'join', tier: 1, months: 4, renewal: 'MANUAL' },
      { on: 10, does: 'cancel' },
    ],
  },
  {
    patron: 'Hazel Windrow',
    artist: 'sable-and-wren',
    acts: [{ on: -60, does: 'join', tier: 1, months: 1, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Quill & Pepper',
    artist: 'ottoline-drift',
    acts: [{ on: -10, does: 'get', from: 'Pip Larkspur', tier: 1, months: 3 }],
  },
  {
    patron: 'Teo Brindle',
    artist: 'ottoline-drift',
    acts: [{ on: 0, does: 'join', tier: 1, months: 1, renewal: 'AUTOMATIC' }],
  },
  {
    patron: 'Maple Undertow',
    artist: 'vela-quill',
    acts: [{ on: 0, does: 'join', tier: 1, months: 2, renewal: 'MANUAL' }],
  },
  {
    patron: 'Night Bus Nell',
    artist: 'sable-and-wren',
    acts: [{ on: 10, does: 'get', from: 'Dottie Marrow', tier: 2, months: 2 }],
  },
  {
    patron: 'Hazel Windrow',
    artist: 'tin-orchard',
    acts: [
      { on: 10, does: 'join', tier: 2, months: 1, renewal: 'AUTOMATIC' },
      { on: 20, does: 'get', from: 'Ivo Cloudberry', tier: 2, months: 1 },
    ],
  },
  {
    patron: 'Rufus Pennywhistle',
    artist: 'tin-orchard',
    acts: [{ on: 20, does: 'join', tier: 2, months: 1, renewal: 'AUTOMATIC' }],
  },
]
