import type { Address, Hash } from 'viem'
import type { GiftsNothingToClaimError } from '../../errors/gifts.ts'
import { giftsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ClaimCreditParameters = WriteParameters & {
  /** Whose credit. */
  listener: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ClaimCreditReturnType = Hash
export type SimulateClaimCreditReturnType = Simulation<bigint>
export type ClaimCreditErrorType = WriteErrorType | GiftsNothingToClaimError

/**
 * Mints the CGC that a listener has earned to that listener; anyone may send it. In the simulation `result` is in
 * thousandths of a CGC.
 *
 * @example
 * await claimCredit(client, { listener })
 */
export function claimCredit(
  client: StaveClient,
  parameters: ClaimCreditParameters,
): Promise<ClaimCreditReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `claimCredit`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateClaimCredit(
  client: StaveClient,
  parameters: ClaimCreditParameters,
): Promise<SimulateClaimCreditReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ listener }: ClaimCreditParameters) {
  return { contract: 'Gifts', abi: giftsAbi, functionName: 'claim', args: [listener] } as const
}
