import { type Hex, zeroHash } from 'viem'

/** What royalty shares shall be; the token's address follows from it and from the issuer. */
export type ShareTerms = {
  /** The split that they earn from. */
  split: number
  /** How many there shall be, 1 to 1,000,000,000; a share is whole. */
  supply: number
  /** The token's name, 1 to 31 bytes. */
  name: string
  /** The token's symbol, 1 to 16 bytes. */
  symbol: string
  /** Tells apart what is otherwise the same; zero unless given. */
  salt?: Hex | undefined
}

/** Terms as the contract takes them. */
export function encodeShareTerms({ split, supply, name, symbol, salt = zeroHash }: ShareTerms) {
  return { split, supply, salt, name, symbol }
}
