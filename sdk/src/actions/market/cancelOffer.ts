import type { Address, Hash } from 'viem'
import type { MarketNotOfferedError } from '../../errors/market.ts'
import { marketAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelOfferParameters = WriteParameters & {
  /** The catalog for songs, the editions, or the token of royalty shares; see `tradedToken`. */
  collection: Address
  /** The song's or the edition's id; 0 for shares. */
  id: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelOfferReturnType = Hash
export type SimulateCancelOfferReturnType = Simulation<void>
export type CancelOfferErrorType = WriteErrorType | MarketNotOfferedError

/**
 * Takes the sender's offer back.
 *
 * @example
 * await cancelOffer(client, tradedToken({ song: 1 }, 31337))
 */
export function cancelOffer(
  client: StaveClient,
  parameters: CancelOfferParameters,
): Promise<CancelOfferReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelOffer`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelOffer(
  client: StaveClient,
  parameters: CancelOfferParameters,
): Promise<SimulateCancelOfferReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ collection, id }: CancelOfferParameters) {
  return {
    contract: 'Market',
    abi: marketAbi,
    functionName: 'cancelOffer',
    args: [collection, id],
  } as const
}
