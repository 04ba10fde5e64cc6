import type { Address, Hash } from 'viem'
import type {
  ERC20InsufficientBalanceError,
  ERC20InvalidReceiverError,
} from '../../errors/shared.ts'
import { testUsdAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TransferCurrencyParameters = WriteParameters & {
  /** Who gets it. */
  to: Address
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TransferCurrencyReturnType = Hash
export type SimulateTransferCurrencyReturnType = Simulation<boolean>
export type TransferCurrencyErrorType =
  | WriteErrorType
  | ERC20InsufficientBalanceError
  | ERC20InvalidReceiverError

/**
 * Sends currency to another account.
 *
 * @example
 * await transferCurrency(client, { to: ben, amount: 5_000_000n })
 */
export function transferCurrency(
  client: StaveClient,
  parameters: TransferCurrencyParameters,
): Promise<TransferCurrencyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `transferCurrency`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateTransferCurrency(
  client: StaveClient,
  parameters: TransferCurrencyParameters,
): Promise<SimulateTransferCurrencyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ to, amount }: TransferCurrencyParameters) {
  return {
    contract: 'Currency',
    abi: testUsdAbi,
    functionName: 'transfer',
    args: [to, amount],
  } as const
}
