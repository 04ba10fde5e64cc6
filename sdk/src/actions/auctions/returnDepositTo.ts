import type { Address, Hash } from 'viem'
import type { EnglishAuctionsNothingToReturnError } from '../../errors/englishAuctions.ts'
import { englishAuctionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ReturnDepositToParameters = WriteParameters & {
  /** The auction's id. */
  auction: number
  /** Who gets it. */
  to: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ReturnDepositToReturnType = Hash
export type SimulateReturnDepositToReturnType = Simulation<number>
export type ReturnDepositToErrorType = WriteErrorType | EnglishAuctionsNothingToReturnError

/**
 * Returns the sender's deposit to another account, for those who cannot receive the currency themselves. In the
 * simulation `result` is in micro-USDC.
 *
 * @example
 * await returnDepositTo(client, { auction: 1, to: ben })
 */
export function returnDepositTo(
  client: StaveClient,
  parameters: ReturnDepositToParameters,
): Promise<ReturnDepositToReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `returnDepositTo`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateReturnDepositTo(
  client: StaveClient,
  parameters: ReturnDepositToParameters,
): Promise<SimulateReturnDepositToReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ auction, to }: ReturnDepositToParameters) {
  return {
    contract: 'EnglishAuctions',
    abi: englishAuctionsAbi,
    functionName: 'returnDepositTo',
    args: [auction, to],
  } as const
}
