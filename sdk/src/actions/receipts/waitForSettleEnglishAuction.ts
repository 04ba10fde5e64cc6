import { type Address, isAddressEqual, parseEventLogs, type TransactionReceipt } from 'viem'
import { NoContractError } from '../../errors/wallet.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { addressOf } from '../call.ts'
import type { StaveClient } from '../client.ts'
import type { WaitForEventParameters } from './waitForEvent.ts'
import { type WaitForReceiptErrorType, waitForReceipt } from './waitForReceipt.ts'

export type WaitForSettleEnglishAuctionParameters = WaitForEventParameters
export type WaitForSettleEnglishAuctionReturnType = {
  /** Undefined when the reserve was not met: the edition has its token back. */
  sold:
    | {
        buyer: Address
        /** Micro-USDC, less the protocol fee the song's. */
        paid: bigint
        /** Whether the buyer has the token; otherwise it waits for `claimAuctionToken`. */
        delivered: boolean
      }
    | undefined
  receipt: TransactionReceipt
}
export type WaitForSettleEnglishAuctionErrorType = WaitForReceiptErrorType

/**
 * Waits for a `settleEnglishAuction` and tells how the auction ended.
 *
 * @example
 * const { sold } = await waitForSettleEnglishAuction(client, { hash })
 */
export async function waitForSettleEnglishAuction(
  client: StaveClient,
  { hash, timeout, address }: WaitForSettleEnglishAuctionParameters,
): Promise<WaitForSettleEnglishAuctionReturnType> {
  const receipt = await waitForReceipt(client, { hash, timeout })
  const emitter = address ?? (await addressOf(client, 'EnglishAuctions'))
  const logs = receipt.logs.filter((log) => isAddressEqual(log.address, emitter))
  const [sold] = parseEventLogs({ abi: englishAuctionsAbi, eventName: 'AuctionSold', logs })
  const [unsold] = parseEventLogs({ abi: englishAuctionsAbi, eventName: 'AuctionUnsold', logs })
  if (!sold && !unsold) throw new NoContractError()
  if (!sold) return { sold: undefined, receipt }
  const { buyer, paid, delivered } = sold.args
  return { sold: { buyer, paid: BigInt(paid), delivered }, receipt }
}
