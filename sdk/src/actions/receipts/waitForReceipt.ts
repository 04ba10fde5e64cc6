import type { Hash, TransactionReceipt } from 'viem'
import { waitForTransactionReceipt } from 'viem/actions'
import { toStaveError } from '../../errors/toStaveError.ts'
import { TransactionRevertedError } from '../../errors/wallet.ts'
import type { ReadErrorType, StaveClient } from '../client.ts'

export type WaitForReceiptParameters = {
  hash: Hash
  /** Blocks that must follow, its own counted; 1 unless given. */
  confirmations?: number | undefined
  /** Milliseconds until waiting is given up; 180,000 unless given. */
  timeout?: number | undefined
}
export type WaitForReceiptReturnType = TransactionReceipt
export type WaitForReceiptErrorType = ReadErrorType | TransactionRevertedError

/**
 * Waits until a transaction stands in a block. Throws `TransactionRevertedError` when it failed there.
 *
 * @example
 * const { blockNumber } = await waitForReceipt(client, { hash })
 */
export async function waitForReceipt(
  client: StaveClient,
  { hash, confirmations = 1, timeout = 180_000 }: WaitForReceiptParameters,
): Promise<WaitForReceiptReturnType> {
  const options = { hash, confirmations, timeout }
  const receipt = await waitForTransactionReceipt(client, options).catch((error) => {
    throw toStaveError(error)
  })
  if (receipt.status === 'reverted') throw new TransactionRevertedError({ hash })
  return receipt
}
