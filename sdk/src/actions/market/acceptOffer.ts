import type { Address, Hash } from 'viem'
import type { ERC1155InvalidReceiverError } from '../../errors/editions.ts'
import type {
  MarketBadQuantityError,
  MarketExpiredError,
  MarketNotApprovedError,
  MarketNotFundedError,
  MarketNotHeldError,
  MarketNotOfferedError,
  MarketProceedsBelowMinimumError,
  MarketSongSuspendedError,
  MarketTooFewError,
  MarketUnknownTokenError,
} from '../../errors/market.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
} from '../../errors/splits.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AcceptOfferParameters = WriteParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
  /** Whose offer. */
  bidder: Address
  /** How many tokens; 1 of a song. */
  quantity: number
  /** The least micro-USDC that the sender gets, royalty and fee taken off. */
  minimum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AcceptOfferReturnType = Hash
export type SimulateAcceptOfferReturnType = Simulation<bigint>
export type AcceptOfferErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | MarketBadQuantityError
  | MarketExpiredError
  | MarketNotApprovedError
  | MarketNotFundedError
  | MarketNotHeldError
  | MarketNotOfferedError
  | MarketProceedsBelowMinimumError
  | MarketSongSuspendedError
  | MarketTooFewError
  | MarketUnknownTokenError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError

/**
 * Sells tokens of the sender to a bidder who has offered to buy them; `previewOffer` tells who gets what. The Market
 * contract must be allowed to move the tokens. In the simulation `result` is what the sender gets, in micro-USDC.
 *
 * @example
 * const { proceeds } = await previewOffer(client, { ...token, bidder, seller, quantity: 1 })
 * await acceptOffer(client, { ...token, bidder, quantity: 1, minimum: proceeds })
 */
export function acceptOffer(
  client: StaveClient,
  parameters: AcceptOfferParameters,
): Promise<AcceptOfferReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `acceptOffer`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateAcceptOffer(
  client: StaveClient,
  parameters: AcceptOfferParameters,
): Promise<SimulateAcceptOfferReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id, bidder, quantity, minimum }: AcceptOfferParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'accept',
    args: [collection, id, bidder, quantity, minimum],
  } as const
}
