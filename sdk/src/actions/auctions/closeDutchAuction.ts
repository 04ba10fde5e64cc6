import type { Hash } from 'viem'
import type {
  DutchAuctionsNothingLeftError,
  DutchAuctionsStillRunningError,
  DutchAuctionsUnknownAuctionError,
} from '../../errors/dutchAuctions.ts'
import { dutchAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CloseDutchAuctionParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CloseDutchAuctionReturnType = Hash
export type SimulateCloseDutchAuctionReturnType = Simulation<void>
export type CloseDutchAuctionErrorType =
  | WriteErrorType
  | DutchAuctionsNothingLeftError
  | DutchAuctionsStillRunningError
  | DutchAuctionsUnknownAuctionError

/**
 * Gives the edition back what an ended auction did not sell; anyone may send it.
 *
 * @example
 * await closeDutchAuction(client, { auction: 1 })
 */
export function closeDutchAuction(
  client: StaveClient,
  parameters: CloseDutchAuctionParameters,
): Promise<CloseDutchAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `closeDutchAuction`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCloseDutchAuction(
  client: StaveClient,
  parameters: CloseDutchAuctionParameters,
): Promise<SimulateCloseDutchAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction }: CloseDutchAuctionParameters) {
  return {
    contract: 'DutchAuctions',
    abi: dutchAuctionsAbi,
    functionName: 'close',
    args: [auction],
  } as const
}
