import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { decodePayment, encodePayment, type Payment } from '../../splits/payments.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetSplitsOfPaymentsParameters = ReadParameters & {
  /** Payments to songs. */
  payments: readonly Payment[]
}
export type GetSplitsOfPaymentsReturnType = Payment[]
export type GetSplitsOfPaymentsErrorType = ReadErrorType | CatalogUnknownSongError

/**
 * Turns payments to songs into payments to the splits that earn them.
 *
 * @example
 * const payments = await getSplitsOfPayments(client, { payments: [{ to: song, amount: 10_000n }] })
 */
export async function getSplitsOfPayments(
  client: StaveClient,
  { payments, ...options }: GetSplitsOfPaymentsParameters,
): Promise<GetSplitsOfPaymentsReturnType> {
  const words = await read(
    client,
    {
      contract: 'Catalog',
      abi: catalogAbi,
      functionName: 'toSplits',
      args: [payments.map(encodePayment)],
    },
    options,
  )
  return words.map(decodePayment)
}
