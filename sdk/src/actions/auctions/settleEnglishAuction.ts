import type { Hash } from 'viem'
import type {
  EnglishAuctionsNotOpenError,
  EnglishAuctionsStillRunningError,
  EnglishAuctionsTooLittleGasError,
  EnglishAuctionsUnknownAuctionError,
} from '../../errors/englishAuctions.ts'
import type { SplitsLedgerFullError, SplitsSplitFullError } from '../../errors/splits.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SettleEnglishAuctionParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SettleEnglishAuctionReturnType = Hash
export type SimulateSettleEnglishAuctionReturnType = Simulation<void>
export type SettleEnglishAuctionErrorType =
  | WriteErrorType
  | EnglishAuctionsNotOpenError
  | EnglishAuctionsStillRunningError
  | EnglishAuctionsTooLittleGasError
  | EnglishAuctionsUnknownAuctionError
  | SplitsLedgerFullError
  | SplitsSplitFullError

/**
 * Ends an auction whose time is over: token to the highest bidder and money to the song's split if the reserve was
 * met, token back to the edition if not. Anyone may send it. `waitForSettleEnglishAuction` tells which.
 *
 * @example
 * await settleEnglishAuction(client, { auction: 1 })
 */
export function settleEnglishAuction(
  client: StaveClient,
  parameters: SettleEnglishAuctionParameters,
): Promise<SettleEnglishAuctionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `settleEnglishAuction`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSettleEnglishAuction(
  client: StaveClient,
  parameters: SettleEnglishAuctionParameters,
): Promise<SimulateSettleEnglishAuctionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction }: SettleEnglishAuctionParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'settle',
    args: [auction],
  } as const
}
