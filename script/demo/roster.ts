import type { SongSpec } from './music/types.ts'
import { artists } from './people.ts'

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

export interface DemoSong extends SongSpec {
  /** Micro-USDC for a play; 0 is free. */
  price: bigint
  credits: { name: string; role: string }[]
  description: string
  releaseYear: number
  split: SplitPlan
}

const WHOLE = 1_000_000

const solo = (recipient: string): SplitPlan => [{ shares: [{ recipient, share: WHOLE }] }]

const shared = (shares: Record<string, number>): SplitPlan => [
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

/** The demo catalogue, in the order of release. */
export const songs: DemoSong[] = [
  {
    slug: 'salt-hours',
    title: 'Salt Hours',
    artistSlug: 'ottoline-drift',
    genre: 'ambient',
    seed: 11,
    bpm: 60,
    musicalKey: 'D lydian',
    price: 0n,
    credits: [
      { name: 'Ottoline Drift', role: 'composer' },
      { name: 'Ottoline Drift', role: 'performer' },
    ],
    description: 'Slow chords for the hour when the tide forgets which way it was going.',
    releaseYear: 2023,
    split: solo('ottoline-drift'),
  },
  {
    slug: 'second-cup',
    title: 'Second Cup',
    artistSlug: 'paper-kettle',
    genre: 'lo-fi',
    seed: 4,
    bpm: 78,
    musicalKey: 'F minor',
    price: 0n,
    credits: [{ name: 'Paper Kettle', role: 'producer' }],
    description: 'A dusty loop, a wobbling piano, and nowhere to be before noon.',
    releaseYear: 2023,
    split: solo('paper-kettle'),
  },
  {
    slug: 'hollow-hill-road',
    title: 'Hollow Hill Road',
    artistSlug: 'tin-orchard',
    genre: 'folk',
    seed: 8,
    bpm: 102,
    musicalKey: 'D major',
    price: 4_000n,
    credits: [
      { name: 'Ines Copperfield', role: 'guitar' },
      { name: 'Joss Merriwick', role: 'wooden flute' },
      { name: 'Bram Ashlock', role: 'double bass' },
      { name: 'Tove Saltmarsh', role: 'frame drum' },
    ],
    description: 'Two guitars walk home over the hill; the others catch up at the second verse.',
    releaseYear: 2023,
    split: shared({
      'ines-copperfield': 400_000,
      'joss-merriwick': 250_000,
      'bram-ashlock': 200_000,
      'tove-saltmarsh': 150_000,
    }),
  },
  {
    slug: 'warm-machine',
    title: 'Warm Machine',
    artistSlug: 'vela-quill',
    genre: 'house',
    seed: 6,
    bpm: 122,
    musicalKey: 'A minor',
    price: 6_000n,
    credits: [
      { name: 'Vela Quill', role: 'producer' },
      { name: 'Ember Room', role: 'label' },
    ],
    description: 'Deep, patient and slightly overheated. The label paid for the studio first.',
    releaseYear: 2024,
    split: [
      {
        upTo: 5_000_000n,
        shares: [
          { recipient: 'ember-room', share: 800_000 },
          { recipient: 'vela-quill', share: 200_000 },
        ],
      },
      {
        shares: [
          { recipient: 'ember-room', share: 200_000 },
          { recipient: 'vela-quill', share: 800_000 },
        ],
      },
    ],
  },
  {
    slug: 'corner-table',
    title: 'Corner Table',
    artistSlug: 'blue-fathom',
    genre: 'jazz',
    seed: 2,
    bpm: 142,
    musicalKey: 'Bb major',
    price: 5_000n,
    credits: [
      { name: 'Odile Farrant', role: 'vibraphone' },
      { name: 'Cassius Pell', role: 'guitar' },
      { name: 'Marn Tallow', role: 'double bass' },
      { name: 'Yara Quist', role: 'drums' },
    ],
    description: 'The last set of the night, played for the staff and one couple who will not leave.',
    releaseYear: 2024,
    split: shared({
      'odile-farrant': 250_000,
      'cassius-pell': 250_000,
      'marn-tallow': 250_000,
      'yara-quist': 250_000,
    }),
  },
  {
    slug: 'coastline-tape',
    title: 'Coastline Tape',
    artistSlug: 'captain-halogen',
    genre: 'synthwave',
    seed: 7,
    bpm: 104,
    musicalKey: 'F# minor',
    price: 5_000n,
    credits: [{ name: 'Captain Halogen', role: 'composer' }],
    description: 'Headlights, sea wall, cassette. The rewind button is broken and nobody minds.',
    releaseYear: 2024,
    split: solo('captain-halogen'),
  },
  {
    slug: 'low-tide-version',
    title: 'Low Tide Version',
    artistSlug: 'murk-and-mellow',
    genre: 'dub',
    seed: 3,
    bpm: 72,
    musicalKey: 'G minor',
    price: 3_000n,
    credits: [
      { name: 'Murk', role: 'bass' },
      { name: 'Mellow', role: 'mixing desk' },
    ],
    description: 'One drop, one melodica, and a desk full of echoes played like an instrument.',
    releaseYear: 2024,
    split: shared({ 'murk-and-mellow': 500_000, 'mellow-of-the-desk': 500_000 }),
  },
  {
    slug: 'glass-rivers',
    title: 'Glass Rivers',
    artistSlug: 'nimbus-relay',
    genre: 'drum & bass',
    seed: 5,
    bpm: 172,
    musicalKey: 'E minor',
    price: 7_000n,
    credits: [
      { name: 'Nimbus Relay', role: 'producer' },
      { name: 'Hollis Vane', role: 'mastering' },
    ],
    description: 'Broken drums running downhill under chords that refuse to hurry.',
    releaseYear: 2024,
    split: shared({ 'nimbus-relay': 900_000, 'hollis-vane': 100_000 }),
  },
  {
    slug: 'letter-in-three',
    title: 'Letter in Three',
    artistSlug: 'sable-and-wren',
    genre: 'chamber',
    seed: 9,
    bpm: 96,
    musicalKey: 'G major',
    price: 8_000n,
    credits: [
      { name: 'Sable', role: 'violin' },
      { name: 'Wren', role: 'cello' },
    ],
    description: 'A waltz in the form of a letter: a question, its answer, both read aloud.',
    releaseYear: 2024,
    split: shared({ 'sable-and-wren': 600_000, 'wren-of-the-cello': 400_000 }),
  },
  {
    slug: 'lamplight-on-the-weir',
    title: 'Lamplight on the Weir',
    artistSlug: 'ottoline-drift',
    genre: 'ambient',
    seed: 20,
    bpm: 64,
    musicalKey: 'A minor',
    price: 3_000n,
    credits: [
      { name: 'Ottoline Drift', role: 'composer' },
      { name: 'Hollis Vane', role: 'mastering' },
    ],
    description: 'Recorded after dark with the windows open; the river is in it somewhere.',
    releaseYear: 2024,
    split: shared({ 'ottoline-drift': 950_000, 'hollis-vane': 50_000 }),
  },
  {
    slug: 'rain-on-the-fourth-floor',
    title: 'Rain on the Fourth Floor',
    artistSlug: 'paper-kettle',
    genre: 'lo-fi',
    seed: 15,
    bpm: 84,
    musicalKey: 'Eb major',
    price: 2_000n,
    credits: [{ name: 'Paper Kettle', role: 'producer' }],
    description: 'Written during one long storm, with the gutter keeping time.',
    releaseYear: 2025,
    split: solo('paper-kettle'),
  },
  {
    slug: 'three-herons',
    title: 'Three Herons',
    artistSlug: 'tin-orchard',
    genre: 'folk',
    seed: 13,
    bpm: 112,
    musicalKey: 'E minor',
    price: 4_000n,
    credits: [
      { name: 'The Tin Orchard', role: 'performer' },
      { name: 'Sable', role: 'violin' },
      { name: 'Hollis Vane', role: 'producer' },
    ],
    description: 'A waltz for birds that stand very still. With a visiting violin.',
    releaseYear: 2025,
    split: [
      {
        shares: [
          { recipient: { split: 'tin-orchard-band' }, share: 700_000 },
          { recipient: 'hollis-vane', share: 200_000 },
          { recipient: 'sable-and-wren', share: 100_000 },
        ],
      },
    ],
  },
  {
    slug: 'saturday-has-wings',
    title: 'Saturday Has Wings',
    artistSlug: 'vela-quill',
    genre: 'house',
    seed: 12,
    bpm: 124,
    musicalKey: 'F major',
    price: 6_000n,
    credits: [{ name: 'Vela Quill', role: 'producer' }],
    description: 'Piano chords with their sleeves rolled up, for the walk to the party.',
    releaseYear: 2025,
    split: solo('vela-quill'),
  },
  {
    slug: 'moth-and-lantern',
    title: 'Moth and Lantern',
    artistSlug: 'blue-fathom',
    genre: 'jazz',
    seed: 5,
    bpm: 152,
    musicalKey: 'D minor',
    price: 5_000n,
    credits: [
      { name: 'Cassius Pell', role: 'composer' },
      { name: 'Blue Fathom Quartet', role: 'performer' },
    ],
    description: 'A minor waltz that circles the tune without ever quite landing on it.',
    releaseYear: 2025,
    split: shared({
      'cassius-pell': 400_000,
      'odile-farrant': 200_000,
      'marn-tallow': 200_000,
      'yara-quist': 200_000,
    }),
  },
  {
    slug: 'last-arcade',
    title: 'Last Arcade',
    artistSlug: 'captain-halogen',
    genre: 'synthwave',
    seed: 18,
    bpm: 112,
    musicalKey: 'C major',
    price: 5_000n,
    credits: [
      { name: 'Captain Halogen', role: 'composer' },
      { name: 'Nimbus Relay', role: 'drum programming' },
    ],
    description: 'One coin left, high score in sight, and the lights are already going out.',
    releaseYear: 2025,
    split: shared({ 'captain-halogen': 750_000, 'nimbus-relay': 250_000 }),
  },
  {
    slug: 'sunday-steppers',
    title: 'Sunday Steppers',
    artistSlug: 'murk-and-mellow',
    genre: 'dub',
    seed: 10,
    bpm: 78,
    musicalKey: 'D mixolydian',
    price: 3_000n,
    credits: [
      { name: 'Murk', role: 'bass' },
      { name: 'Mellow', role: 'mixing desk' },
    ],
    description: 'Bright as washing on a line, heavy as the stone that holds it down.',
    releaseYear: 2025,
    split: shared({ 'murk-and-mellow': 500_000, 'mellow-of-the-desk': 500_000 }),
  },
  {
    slug: 'morning-frequency',
    title: 'Morning Frequency',
    artistSlug: 'nimbus-relay',
    genre: 'drum & bass',
    seed: 14,
    bpm: 170,
    musicalKey: 'Db major',
    price: 10_000n,
    credits: [{ name: 'Nimbus Relay', role: 'producer' }],
    description: 'First train, first light, one hundred and seventy beats a minute.',
    releaseYear: 2025,
    split: solo('nimbus-relay'),
  },
  {
    slug: 'the-unlit-stair',
    title: 'The Unlit Stair',
    artistSlug: 'sable-and-wren',
    genre: 'chamber',
    seed: 16,
    bpm: 78,
    musicalKey: 'C minor',
    price: 8_000n,
    credits: [
      { name: 'Sable', role: 'violin' },
      { name: 'Wren', role: 'cello' },
      { name: 'Odile Farrant', role: 'piano' },
    ],
    description: 'Four in the morning, someone playing two floors down, the lamp not working.',
    releaseYear: 2025,
    split: shared({ 'sable-and-wren': 450_000, 'wren-of-the-cello': 400_000, 'odile-farrant': 150_000 }),
  },
]

/** Every artist of the demo, with the slugs of their songs. */
export const songsByArtist: ReadonlyMap<string, string[]> = new Map(
  artists.map(({ slug }) => [
    slug,
    songs.filter((song) => song.artistSlug === slug).map((song) => song.slug),
  ]),
)

export { type Account, accounts, artists, type DemoArtist, listeners } from './people.ts'
