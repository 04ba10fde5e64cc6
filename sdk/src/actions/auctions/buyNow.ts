import type { Hash } from 'viem'
import type { ERC1155InvalidReceiverError } from '../../errors/editions.ts'
import type {
  EnglishAuctionsNoBuyNowError,
  EnglishAuctionsNotRunningError,
  EnglishAuctionsPriceAboveMaximumError,
  EnglishAuctionsSongSuspendedError,
  EnglishAuctionsUnknownAuctionError,
} from '../../errors/englishAuctions.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type BuyNowParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** The most micro-USDC that the sender will pay. */
  maximum: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type BuyNowReturnType = Hash
export type SimulateBuyNowReturnType = Simulation<void>
export type BuyNowErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | EnglishAuctionsNoBuyNowError
  | EnglishAuctionsNotRunningError
  | EnglishAuctionsPriceAboveMaximumError
  | EnglishAuctionsSongSuspendedError
  | EnglishAuctionsUnknownAuctionError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Buys the token of an English auction at once for its buy-now price, while no bid stands at the reserve. The
 * EnglishAuctions contract must be approved for it.
 *
 * @example
 * await buyNow(client, { auction: 1, maximum: 100_000_000n })
 */
export function buyNow(
  client: StaveClient,
  parameters: BuyNowParameters,
): Promise<BuyNowReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `buyNow`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateBuyNow(
  client: StaveClient,
  parameters: BuyNowParameters,
): Promise<SimulateBuyNowReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, maximum, storefront }: BuyNowParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'buyNow',
    args: [auction, Number(maximum), storefront ?? 0],
  } as const
}
