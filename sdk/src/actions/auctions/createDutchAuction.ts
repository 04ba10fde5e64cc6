import type { Hash } from 'viem'
import { type DutchTerms, encodeDutchTerms } from '../../auctions/terms.ts'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type {
  DutchAuctionsBadPricesError,
  DutchAuctionsBadTimesError,
  DutchAuctionsLineClosedError,
  DutchAuctionsSongSuspendedError,
} from '../../errors/dutchAuctions.ts'
import type {
  EditionsNotMinterError,
  EditionsSoldOutError,
  EditionsUnknownEditionError,
  EditionsZeroQuantityError,
} from '../../errors/editions.ts'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreateDutchAuctionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** Quantity, prices and times; they never change. */
  terms: DutchTerms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreateDutchAuctionReturnType = Hash
export type SimulateCreateDutchAuctionReturnType = Simulation<number>
export type CreateDutchAuctionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | DutchAuctionsBadPricesError
  | DutchAuctionsBadTimesError
  | DutchAuctionsLineClosedError
  | DutchAuctionsSongSuspendedError
  | EditionsNotMinterError
  | EditionsSoldOutError
  | EditionsUnknownEditionError
  | EditionsZeroQuantityError

/**
 * Makes an auction whose price falls by the second, and sets the edition's tokens aside for it. The sender controls
 * the song; the edition's minter is the DutchAuctions contract. `waitForCreateDutchAuction` gives the new id.
 *
 * @example
 * const hash = await createDutchAuction(client, {
 *   edition: 3,
 *   terms: { quantity: 10, startPrice: 50_000_000n, floorPrice: 5_000_000n, fall: 86_400, rest: 86_400 },
 * })
 * const { auction } = await waitForCreateDutchAuction(client, { hash })
 */
export function createDutchAuction(
  client: StaveClient,
  parameters: CreateDutchAuctionParameters,
): Promise<CreateDutchAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `createDutchAuction`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCreateDutchAuction(
  client: StaveClient,
  parameters: CreateDutchAuctionParameters,
): Promise<SimulateCreateDutchAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, terms }: CreateDutchAuctionParameters) {
  return {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    functionName: 'create',
    args: [edition, encodeDutchTerms(terms)],
  } as const
}
