/** What a pass is for. */
export interface DemoPass {
  slug: string
  /** The only listener who may use it; everyone who has it unless given. */
  holder?: string
  /** Basis points off the price. */
  discount: number
  /** Basis points of what is paid that the storefront earns as the referrer. */
  commission?: number
  limit: number
  /** The day on which the artist takes it back. */
  revokedOn?: number
}

/** Somebody buys tokens of an edition. */
export interface DemoSale {
  on: number
  buyer: string
  quantity: number
  /** Slug of the pass that it is bought with. */
  pass?: string
}

/** An edition of a song. */
export interface DemoEdition {
  slug: string
  song: string
  title: string
  description: string
  /** The day on which it is made. */
  on: number
  /** Micro-USDC. */
  price: bigint
  /** Tokens there can be; as many as are wanted unless given. */
  supply?: number
  walletLimit?: number
  /** Basis points of later sales. */
  royalty: number
  /** The day from which anybody may buy; at once unless given. */
  startsOn?: number
  /** The auction house that sells it instead. */
  minter?: 'DutchAuctions' | 'EnglishAuctions'
  passes?: DemoPass[]
  sales?: DemoSale[]
  /** Listeners who are given a token each on the day on which it is made. */
  given?: string[]
  /** The day on which the artist gives up what is left. */
  endsOn?: number
}

/** Editions open, free, with passes, sold out, ended early, and for auction. */
export const editions: DemoEdition[] = [
  {
    slug: 'first-light',
    song: 'salt-hours',
    title: 'Salt Hours, First Light',
    description: 'The same hour, seen from the other bank. As many as are wanted.',
    on: -45,
    price: 3_000_000n,
    royalty: 500,
    sales: [
      { on: -43, buyer: 'Pip Larkspur', quantity: 2 },
      { on: -38, buyer: 'Mo Featherstonehaugh-Bell', quantity: 2 },
      { on: -31, buyer: 'Quill & Pepper', quantity: 1 },
      { on: 6, buyer: 'Hazel Windrow', quantity: 1 },
      { on: 13, buyer: 'Ivo Cloudberry', quantity: 3 },
      { on: 25, buyer: 'Opal Greaves', quantity: 1 },
    ],
  },
  {
    slug: 'second-cup-sleeve',
    song: 'second-cup',
    title: 'Second Cup, The Sleeve',
    description: 'The paper round the cup, with the ring that it left. Free, one each.',
    on: -24,
    price: 0n,
    supply: 200,
    walletLimit: 1,
    royalty: 250,
    sales: [
      { on: -23, buyer: 'Mo Featherstonehaugh-Bell', quantity: 1 },
      { on: -22, buyer: 'Night Bus Nell', quantity: 1 },
      { on: -16, buyer: 'Dottie Marrow', quantity: 1 },
      { on: 3, buyer: 'Pip Larkspur', quantity: 1 },
      { on: 9, buyer: 'Fitz Candlemas', quantity: 1 },
      { on: 17, buyer: 'Lark Ascending-Slowly', quantity: 1 },
      { on: 21, buyer: 'Gus Lanternjaw', quantity: 1 },
    ],
  },
  {
    slug: 'heron-linocut',
    song: 'three-herons',
    title: 'Three Herons, Linocut',
    description:
      'Cut by hand, printed on what was left of the bassist’s shirt. With a pass before all others.',
    on: -18,
    price: 8_000_000n,
    supply: 30,
    walletLimit: 3,
    royalty: 750,
    startsOn: 12,
    passes: [
      { slug: 'for-pip', holder: 'Pip Larkspur', discount: 10_000, limit: 1 },
      { slug: 'orchard-gate', discount: 2_500, limit: 5 },
      { slug: 'from-the-site', discount: 1_000, commission: 500, limit: 10 },
      { slug: 'misprint', discount: 9_000, limit: 100, revokedOn: -17 },
    ],
    sales: [
      { on: -14, buyer: 'Pip Larkspur', quantity: 1, pass: 'for-pip' },
      { on: -12, buyer: 'Mo Featherstonehaugh-Bell', quantity: 1, pass: 'orchard-gate' },
      { on: -9, buyer: 'Quill & Pepper', quantity: 2, pass: 'from-the-site' },
      { on: 8, buyer: 'Dottie Marrow', quantity: 1, pass: 'orchard-gate' },
      { on: 14, buyer: 'Hazel Windrow', quantity: 1 },
    ],
  },
  {
    slug: 'corner-setlist',
    song: 'corner-table',
    title: 'Corner Table, Set List',
    description: 'Written on the back of a bill that nobody paid. Seven, and no more.',
    on: 3,
    price: 12_000_000n,
    supply: 7,
    royalty: 1_000,
    given: ['Pip Larkspur', 'Saffron Oakum'],
    sales: [
      { on: 4, buyer: 'Quill & Pepper', quantity: 1 },
      { on: 5, buyer: 'Juno Halfmoon', quantity: 2 },
      { on: 10, buyer: 'Basil Thimble', quantity: 2 },
    ],
  },
  {
    slug: 'hollow-hill-map',
    song: 'hollow-hill-road',
    title: 'Hollow Hill Road, The Map',
    description: 'Shows the way home, and two ways that are not. Printed until the ink ran out.',
    on: 2,
    price: 4_000_000n,
    supply: 40,
    royalty: 500,
    endsOn: 20,
    sales: [
      { on: 11, buyer: 'Abe Tumbledown', quantity: 1 },
      { on: 16, buyer: 'Wilma Farthing', quantity: 2 },
    ],
  },
  {
    slug: 'tide-table',
    song: 'salt-hours',
    title: 'Salt Hours, Tide Table',
    description: 'One year of high waters, by hand.',
    on: -40,
    price: 0n,
    supply: 1,
    royalty: 500,
    minter: 'EnglishAuctions',
  },
  {
    slug: 'test-pressing',
    song: 'warm-machine',
    title: 'Warm Machine, Test Pressing',
    description: 'Slightly overheated, like the original.',
    on: -15,
    price: 0n,
    supply: 6,
    royalty: 500,
    minter: 'DutchAuctions',
  },
  {
    slug: 'weir-postcards',
    song: 'salt-hours',
    title: 'Salt Hours, Postcards',
    description: 'Five views of the same water.',
    on: -35,
    price: 0n,
    supply: 5,
    royalty: 500,
    minter: 'DutchAuctions',
  },
  {
    slug: 'glass-dubplate',
    song: 'glass-rivers',
    title: 'Glass Rivers, Dubplate',
    description: 'Good for fifty plays, then it is a coaster.',
    on: 1,
    price: 0n,
    supply: 12,
    royalty: 500,
    minter: 'DutchAuctions',
  },
  {
    slug: 'master-tape',
    song: 'warm-machine',
    title: 'Warm Machine, Master Tape',
    description: 'There is one. The label would like it to have a good home.',
    on: 2,
    price: 0n,
    supply: 1,
    royalty: 1_000,
    minter: 'EnglishAuctions',
  },
  {
    slug: 'heron-manuscript',
    song: 'three-herons',
    title: 'Three Herons, Manuscript',
    description: 'The waltz in pencil, with a coffee ring in the second part.',
    on: 1,
    price: 0n,
    supply: 1,
    royalty: 1_000,
    minter: 'EnglishAuctions',
  },
  {
    slug: 'piano-roll',
    song: 'saturday-has-wings',
    title: 'Saturday Has Wings, Piano Roll',
    description: 'Punched with a hole puncher from the office upstairs.',
    on: 5,
    price: 0n,
    supply: 1,
    royalty: 500,
    minter: 'EnglishAuctions',
  },
]
