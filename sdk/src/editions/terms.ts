import { type Address, zeroAddress } from 'viem'

/** The contract's largest quantity: as many as are wanted. */
const NO_LIMIT = 2 ** 32 - 1
/** The contract's largest time: no end. */
const NO_END = 2 ** 40 - 1

/** What the artist fixes when an edition is made. */
export type EditionTerms = {
  /** Tokens there can ever be; as many as are wanted unless given. */
  supply?: number | undefined
  /** Tokens that one wallet may buy; no limit unless given. */
  walletLimit?: number | undefined
  /** Micro-USDC for one token; 0 is free. */
  price: bigint
  /** Unix seconds from which anybody may buy; at once unless given. The same as `endsAt` when only passes sell. */
  startsAt?: number | undefined
  /** Unix seconds from which nobody may buy without a pass; no end unless given. */
  endsAt?: number | undefined
  /** Basis points of every later sale's price, at most 1,000; 0 unless given. */
  royalty?: number | undefined
  /** A contract, such as an auction house, that may set tokens aside and hand them out; none unless given. */
  minter?: Address | undefined
}

/** Terms as the contract takes them. */
export function encodeEditionTerms({
  supply = NO_LIMIT,
  walletLimit = NO_LIMIT,
  price,
  startsAt = 0,
  endsAt = NO_END,
  royalty = 0,
  minter = zeroAddress,
}: EditionTerms) {
  return { supply, walletLimit, price: Number(price), startsAt, endsAt, royalty, minter }
}

/** A quantity as the contract has it; undefined is no limit. */
export function decodeQuantity(quantity: number): number | undefined {
  return quantity === NO_LIMIT ? undefined : quantity
}

/** A time as the contract has it; undefined is no end. */
export function decodeEnd(seconds: number): number | undefined {
  return seconds === NO_END ? undefined : seconds
}
