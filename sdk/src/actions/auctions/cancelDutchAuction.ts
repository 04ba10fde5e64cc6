import type { Hash } from 'viem'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type {
  DutchAuctionsHasSalesError,
  DutchAuctionsNothingLeftError,
  DutchAuctionsUnknownAuctionError,
} from '../../errors/dutchAuctions.ts'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelDutchAuctionParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelDutchAuctionReturnType = Hash
export type SimulateCancelDutchAuctionReturnType = Simulation<void>
export type CancelDutchAuctionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | DutchAuctionsHasSalesError
  | DutchAuctionsNothingLeftError
  | DutchAuctionsUnknownAuctionError

/**
 * Calls an auction off that has sold nothing. The sender controls the song.
 *
 * @example
 * await cancelDutchAuction(client, { auction: 1 })
 */
export function cancelDutchAuction(
  client: StaveClient,
  parameters: CancelDutchAuctionParameters,
): Promise<CancelDutchAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelDutchAuction`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelDutchAuction(
  client: StaveClient,
  parameters: CancelDutchAuctionParameters,
): Promise<SimulateCancelDutchAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction }: CancelDutchAuctionParameters) {
  return {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    functionName: 'cancel',
    args: [auction],
  } as const
}
