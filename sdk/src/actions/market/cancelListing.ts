import type { Address, Hash } from 'viem'
import type { MarketNotListedError } from '../../errors/market.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelListingParameters = WriteParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelListingReturnType = Hash
export type SimulateCancelListingReturnType = Simulation<void>
export type CancelListingErrorType = WriteErrorType | MarketNotListedError

/**
 * Takes the sender's listing back.
 *
 * @example
 * await cancelListing(client, tradedToken({ edition: 3 }, 31337))
 */
export function cancelListing(
  client: StaveClient,
  parameters: CancelListingParameters,
): Promise<CancelListingReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelListing`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelListing(
  client: StaveClient,
  parameters: CancelListingParameters,
): Promise<SimulateCancelListingReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id }: CancelListingParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'cancel',
    args: [collection, id],
  } as const
}
