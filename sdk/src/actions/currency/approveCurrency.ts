import type { Address, Hash } from 'viem'
import type { ERC20InvalidSpenderError } from '../../errors/shared.ts'
import { testUsdAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type ApproveCurrencyParameters = WriteParameters & {
  /** The contract that may take the money. */
  spender: Address
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type ApproveCurrencyReturnType = Hash
export type SimulateApproveCurrencyReturnType = Simulation<boolean>
export type ApproveCurrencyErrorType = WriteErrorType | ERC20InvalidSpenderError

/**
 * Lets a contract take up to an amount of the currency from the sender.
 *
 * @example
 * await approveCurrency(client, { spender: getAddressOf('Splits', 31337), amount: 5_000_000n })
 */
export function approveCurrency(
  client: StaveClient,
  parameters: ApproveCurrencyParameters,
): Promise<ApproveCurrencyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `approveCurrency`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateApproveCurrency(
  client: StaveClient,
  parameters: ApproveCurrencyParameters,
): Promise<SimulateApproveCurrencyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ spender, amount }: ApproveCurrencyParameters) {
  return {
    contract: 'Currency',
    abi: testUsdAbi,
    functionName: 'approve',
    args: [spender, amount],
  } as const
}
