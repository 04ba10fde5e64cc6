import type { Hash } from 'viem'
import type {
  EnglishAuctionsBidTooLowError,
  EnglishAuctionsNotReceivedError,
  EnglishAuctionsNotRunningError,
  EnglishAuctionsPausedError,
  EnglishAuctionsSongSuspendedError,
  EnglishAuctionsUnknownAuctionError,
  EnglishAuctionsUnknownSplitError,
} from '../../errors/englishAuctions.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type PlaceBidParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** Micro-USDC, all of the bid; see `getMinimumBid`. */
  amount: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PlaceBidReturnType = Hash
export type SimulatePlaceBidReturnType = Simulation<void>
export type PlaceBidErrorType =
  | WriteErrorType
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | EnglishAuctionsBidTooLowError
  | EnglishAuctionsNotReceivedError
  | EnglishAuctionsNotRunningError
  | EnglishAuctionsPausedError
  | EnglishAuctionsSongSuspendedError
  | EnglishAuctionsUnknownAuctionError
  | EnglishAuctionsUnknownSplitError

/**
 * Bids. What the sender has deposited in this auction already counts: only the difference is taken, and the
 * EnglishAuctions contract must be approved for that. `waitForPlaceBid` tells the end, which a late bid moves.
 *
 * @example
 * await placeBid(client, { auction: 1, amount: await getMinimumBid(client, { auction: 1 }) })
 */
export function placeBid(
  client: StaveClient,
  parameters: PlaceBidParameters,
): Promise<PlaceBidReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `placeBid`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePlaceBid(
  client: StaveClient,
  parameters: PlaceBidParameters,
): Promise<SimulatePlaceBidReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, amount, storefront }: PlaceBidParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'bid',
    args: [auction, Number(amount), storefront ?? 0],
  } as const
}
