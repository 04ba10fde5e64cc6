import type { Hash } from 'viem'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type {
  EnglishAuctionsHasBidsError,
  EnglishAuctionsNotOpenError,
  EnglishAuctionsUnknownAuctionError,
} from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelEnglishAuctionParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelEnglishAuctionReturnType = Hash
export type SimulateCancelEnglishAuctionReturnType = Simulation<void>
export type CancelEnglishAuctionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | EnglishAuctionsHasBidsError
  | EnglishAuctionsNotOpenError
  | EnglishAuctionsUnknownAuctionError

/**
 * Calls an auction off in which nobody has bid. The sender controls the song.
 *
 * @example
 * await cancelEnglishAuction(client, { auction: 1 })
 */
export function cancelEnglishAuction(
  client: StaveClient,
  parameters: CancelEnglishAuctionParameters,
): Promise<CancelEnglishAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelEnglishAuction`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelEnglishAuction(
  client: StaveClient,
  parameters: CancelEnglishAuctionParameters,
): Promise<SimulateCancelEnglishAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction }: CancelEnglishAuctionParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'cancel',
    args: [auction],
  } as const
}
