import type { Address, Hash } from 'viem'
import type { ERC1155InvalidReceiverError } from '../../errors/editions.ts'
import type {
  EnglishAuctionsNothingToClaimError,
  EnglishAuctionsUnknownAuctionError,
} from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimAuctionTokenParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** Who gets it. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimAuctionTokenReturnType = Hash
export type SimulateClaimAuctionTokenReturnType = Simulation<void>
export type ClaimAuctionTokenErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | EnglishAuctionsNothingToClaimError
  | EnglishAuctionsUnknownAuctionError

/**
 * Sends a token that the sender won, and could not receive, to another account.
 *
 * @example
 * await claimAuctionToken(client, { auction: 1, to: ben })
 */
export function claimAuctionToken(
  client: StaveClient,
  parameters: ClaimAuctionTokenParameters,
): Promise<ClaimAuctionTokenReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `claimAuctionToken`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateClaimAuctionToken(
  client: StaveClient,
  parameters: ClaimAuctionTokenParameters,
): Promise<SimulateClaimAuctionTokenReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, to }: ClaimAuctionTokenParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'claim',
    args: [auction, to],
  } as const
}
