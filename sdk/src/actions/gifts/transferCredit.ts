import type { Address, Hash } from 'viem'
import type { TokenBalanceTooLowError } from '../../errors/sdk.ts'
import type { ERC20InvalidReceiverError } from '../../errors/shared.ts'
import { commonsCreditAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { ofToken } from '../ofToken.ts'

export type TransferCreditParameters = WriteParameters & {
  /** Who gets it. */
  to: Address
  /** CGC in its smallest units: 18 decimals, `parseEther` reads it. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferCreditReturnType = Hash
export type SimulateTransferCreditReturnType = Simulation<boolean>
export type TransferCreditErrorType =
  | ERC20InvalidReceiverError
  | TokenBalanceTooLowError
  | WriteErrorType

const token = { symbol: 'CGC', decimals: 18 }

/**
 * Hands CGC of the sender on.
 *
 * @example
 * await transferCredit(client, { to: ben, amount: parseEther('5') })
 */
export function transferCredit(
  client: StaveClient,
  parameters: TransferCreditParameters,
): Promise<TransferCreditReturnType> {
  return ofToken(token, write(client, call(parameters), parameters))
}

/** As `transferCredit`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTransferCredit(
  client: StaveClient,
  parameters: TransferCreditParameters,
): Promise<SimulateTransferCreditReturnType> {
  return ofToken(token, simulate(client, call(parameters), parameters))
}

function call({ to, amount }: TransferCreditParameters) {
  return {
    contract: 'CommonsCredit',
    abi: commonsCreditAbi,
    functionName: 'transfer',
    args: [to, amount],
  } as const
}
