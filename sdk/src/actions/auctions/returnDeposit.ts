import type { Address, Hash } from 'viem'
import type {
  EnglishAuctionsNotBidderError,
  EnglishAuctionsNothingToReturnError,
} from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ReturnDepositParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** Whose deposit. */
  bidder: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ReturnDepositReturnType = Hash
export type SimulateReturnDepositReturnType = Simulation<number>
export type ReturnDepositErrorType =
  | WriteErrorType
  | EnglishAuctionsNotBidderError
  | EnglishAuctionsNothingToReturnError

/**
 * Returns a deposit that is not the highest bid any more; while the auction is open only its bidder may, afterwards
 * anyone. In the simulation `result` is in micro-USDC.
 *
 * @example
 * await returnDeposit(client, { auction: 1, bidder: ben })
 */
export function returnDeposit(
  client: StaveClient,
  parameters: ReturnDepositParameters,
): Promise<ReturnDepositReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `returnDeposit`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateReturnDeposit(
  client: StaveClient,
  parameters: ReturnDepositParameters,
): Promise<SimulateReturnDepositReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, bidder }: ReturnDepositParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'returnDeposit',
    args: [auction, bidder],
  } as const
}
