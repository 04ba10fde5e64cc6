import type { Hash } from 'viem'
import { type EnglishTerms, encodeEnglishTerms } from '../../auctions/terms.ts'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type {
  EditionsNotMinterError,
  EditionsSoldOutError,
  EditionsUnknownEditionError,
} from '../../errors/editions.ts'
import type {
  EnglishAuctionsBadPricesError,
  EnglishAuctionsBadRaiseError,
  EnglishAuctionsBadTimesError,
  EnglishAuctionsLineClosedError,
  EnglishAuctionsSongSuspendedError,
} from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CreateEnglishAuctionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** Prices and times; they never change. */
  terms: EnglishTerms
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CreateEnglishAuctionReturnType = Hash
export type SimulateCreateEnglishAuctionReturnType = Simulation<number>
export type CreateEnglishAuctionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | EditionsNotMinterError
  | EditionsSoldOutError
  | EditionsUnknownEditionError
  | EnglishAuctionsBadPricesError
  | EnglishAuctionsBadRaiseError
  | EnglishAuctionsBadTimesError
  | EnglishAuctionsLineClosedError
  | EnglishAuctionsSongSuspendedError

/**
 * Makes an auction for the highest bid, and sets a token of the edition aside for it. The sender controls the song;
 * the edition's minter is the EnglishAuctions contract. `waitForCreateEnglishAuction` gives the new id.
 *
 * @example
 * const hash = await createEnglishAuction(client, {
 *   edition: 3,
 *   terms: { opening: 1_000_000n, reserve: 20_000_000n, raise: 5, duration: 3 * 86_400 },
 * })
 * const { auction } = await waitForCreateEnglishAuction(client, { hash })
 */
export function createEnglishAuction(
  client: StaveClient,
  parameters: CreateEnglishAuctionParameters,
): Promise<CreateEnglishAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `createEnglishAuction`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateCreateEnglishAuction(
  client: StaveClient,
  parameters: CreateEnglishAuctionParameters,
): Promise<SimulateCreateEnglishAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, terms }: CreateEnglishAuctionParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'create',
    args: [edition, encodeEnglishTerms(terms)],
  } as const
}
