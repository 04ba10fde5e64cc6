import { splitsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLedgerParameters = ReadParameters
export type GetLedgerReturnType = {
  /** Micro-USDC that belong to somebody: income not withdrawn, and `fees`. */
  accounted: bigint
  /** Micro-USDC of protocol fees not yet credited to the treasury's split. */
  fees: bigint
  /** Basis points of each payment. */
  protocolFee: number
  /** Basis points of the protocol fee that go to the storefront which brought the payment. */
  storefrontShare: number
  /** The number of splits, which is the newest one's id. */
  splitCount: number
  /** Whether payments in are refused. */
  paused: boolean
}
export type GetLedgerErrorType = ReadErrorType

/**
 * The ledger's totals and settings.
 *
 * @example
 * const { accounted, protocolFee } = await getLedger(client)
 */
export function getLedger(
  client: StaveClient,
  options: GetLedgerParameters = {},
): Promise<GetLedgerReturnType> {
  return read(
    client,
    { contract: 'Splits', abi: splitsAbi, functionName: 'ledger', args: [] },
    options,
  )
}
