/** Royalty shares: a part of an artist's position in a song's split. */
export interface DemoShares {
  slug: string
  song: string
  /** The artist who gives up a part of the own position. */
  issuer: string
  /** Parts per million of the split's income. */
  part: number
  supply: number
  name: string
  symbol: string
  /** The day on which they are made. */
  on: number
  /** Days on which a holder takes out what the shares have earned. */
  claims: { on: number; holder: string }[]
}

/** What is traded: tokens of an edition or royalty shares by their slug, or a song by its own. */
export type DemoToken = { edition: string } | { shares: string } | { song: string }

/** A trader: a listener by name, or an artist by slug. */
export type DemoTrader = { listener: string } | { artist: string }

/** Something that happens on the market on a day. Prices are micro-USDC for one token. */
export type DemoTrade = { on: number; who: DemoTrader; token: DemoToken } & (
  | { does: 'list'; price: bigint; quantity: number }
  | { does: 'buy'; seller: DemoTrader; quantity: number }
  | { does: 'cancel' }
  | { does: 'offer'; price: bigint; quantity: number }
  | { does: 'accept'; bidder: DemoTrader; quantity: number }
)

export const shares: DemoShares[] = [
  {
    slug: 'salt-shares',
    song: 'salt-hours',
    issuer: 'ottoline-drift',
    part: 200_000,
    supply: 1_000,
    name: 'Salt Hours royalties',
    symbol: 'SALT',
    on: -27,
    claims: [
      { on: 3, holder: 'Pip Larkspur' },
      { on: 24, holder: 'Ivo Cloudberry' },
    ],
  },
]

const ottoline: DemoTrader = { artist: 'ottoline-drift' }
const murk: DemoTrader = { artist: 'murk-and-mellow' }
const pip: DemoTrader = { listener: 'Pip Larkspur' }
const mo: DemoTrader = { listener: 'Mo Featherstonehaugh-Bell' }
const quill: DemoTrader = { listener: 'Quill & Pepper' }
const hazel: DemoTrader = { listener: 'Hazel Windrow' }
const ivo: DemoTrader = { listener: 'Ivo Cloudberry' }
const juno: DemoTrader = { listener: 'Juno Halfmoon' }
const basil: DemoTrader = { listener: 'Basil Thimble' }
const opal: DemoTrader = { listener: 'Opal Greaves' }
const fitz: DemoTrader = { listener: 'Fitz Candlemas' }

const saltShares: DemoToken = { shares: 'salt-shares' }
const firstLight: DemoToken = { edition: 'first-light' }
const linocut: DemoToken = { edition: 'heron-linocut' }
const setList: DemoToken = { edition: 'corner-setlist' }
const sleeve: DemoToken = { edition: 'second-cup-sleeve' }
const lowTide: DemoToken = { song: 'low-tide-version' }

/** Listings and offers that stand, are taken back and are done, of each kind of token; one a day at most. */
export const trades: DemoTrade[] = [
  { on: -26, who: ottoline, token: saltShares, does: 'list', price: 150_000n, quantity: 500 },
  { on: -22, who: pip, token: saltShares, does: 'buy', seller: ottoline, quantity: 120 },
  { on: -21, who: pip, token: firstLight, does: 'list', price: 5_000_000n, quantity: 1 },
  { on: -19, who: mo, token: saltShares, does: 'buy', seller: ottoline, quantity: 60 },
  { on: -18, who: quill, token: firstLight, does: 'buy', seller: pip, quantity: 1 },
  { on: -13, who: mo, token: saltShares, does: 'list', price: 200_000n, quantity: 30 },
  { on: -11, who: quill, token: firstLight, does: 'list', price: 9_000_000n, quantity: 2 },
  { on: -10, who: quill, token: firstLight, does: 'cancel' },
  { on: -7, who: murk, token: lowTide, does: 'list', price: 450_000_000n, quantity: 1 },
  { on: -6, who: quill, token: lowTide, does: 'offer', price: 300_000_000n, quantity: 1 },
  { on: -4, who: mo, token: firstLight, does: 'list', price: 6_000_000n, quantity: 2 },
  { on: -3, who: pip, token: linocut, does: 'offer', price: 6_500_000n, quantity: 1 },
  { on: -2, who: quill, token: linocut, does: 'accept', bidder: pip, quantity: 1 },
  { on: 11, who: ivo, token: saltShares, does: 'buy', seller: ottoline, quantity: 80 },
  { on: 14, who: opal, token: setList, does: 'offer', price: 18_000_000n, quantity: 1 },
  { on: 15, who: basil, token: setList, does: 'accept', bidder: opal, quantity: 1 },
  { on: 17, who: juno, token: setList, does: 'list', price: 30_000_000n, quantity: 1 },
  { on: 18, who: hazel, token: sleeve, does: 'offer', price: 1_000_000n, quantity: 1 },
  { on: 20, who: ivo, token: firstLight, does: 'list', price: 4_500_000n, quantity: 3 },
  { on: 22, who: fitz, token: firstLight, does: 'buy', seller: ivo, quantity: 1 },
  { on: 23, who: fitz, token: setList, does: 'offer', price: 20_000_000n, quantity: 2 },
  { on: 26, who: hazel, token: saltShares, does: 'offer', price: 120_000n, quantity: 100 },
]
