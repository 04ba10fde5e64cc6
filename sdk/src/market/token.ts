import type { Address } from 'viem'
import { getAddressOf } from '../addresses.ts'

/** What can be traded: a song, tokens of an edition, or royalty shares by their token's address. */
export type Tradable = { song: number } | { edition: number } | { shares: Address }

/** How the market names a token. */
export type TradedToken = { collection: Address; id: number }

/** Where the money of a sale goes, in micro-USDC: `price` is `royalty` plus `fee` plus `proceeds`. */
export type SaleReceipt = {
  /** What the buyer pays. */
  price: bigint
  /** For `split`, all of it. */
  royalty: bigint
  /** For the protocol, a storefront's part included. */
  fee: bigint
  /** For the seller. */
  proceeds: bigint
  /** The song's split, or the split that the shares earn from; these owe no royalty. */
  split: number
}

/**
 * Names a song, an edition or shares as the market does. Throws `UnknownChainError` when the SDK knows no deployment.
 *
 * @example
 * await cancelListing(client, tradedToken({ song: 1 }, 31337))
 */
export function tradedToken(what: Tradable, chainId: number): TradedToken {
  if ('song' in what) return { collection: getAddressOf('Catalog', chainId), id: what.song }
  if ('edition' in what) return { collection: getAddressOf('Editions', chainId), id: what.edition }
  return { collection: what.shares, id: 0 }
}
