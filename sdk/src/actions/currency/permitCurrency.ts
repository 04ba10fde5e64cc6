import type { Address, Hash } from 'viem'
import type {
  ERC2612ExpiredSignatureError,
  ERC2612InvalidSignerError,
} from '../../errors/shared.ts'
import { testUsdAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import type { Permit } from './signPermit.ts'

export type PermitCurrencyParameters = WriteParameters & {
  /** Who signed. */
  owner: Address
  /** The contract that may take the money. */
  spender: Address
  /** Micro-USDC. */
  amount: bigint
  /** From `signPermit`. */
  permit: Permit
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PermitCurrencyReturnType = Hash
export type SimulatePermitCurrencyReturnType = Simulation<void>
export type PermitCurrencyErrorType =
  | WriteErrorType
  | ERC2612ExpiredSignatureError
  | ERC2612InvalidSignerError

/**
 * Sends an EIP-2612 permit, which approves a contract by signature; anyone may send it.
 *
 * @example
 * const permit = await signPermit(client, { spender, amount })
 * await permitCurrency(client, { owner, spender, amount, permit })
 */
export function permitCurrency(
  client: StaveClient,
  parameters: PermitCurrencyParameters,
): Promise<PermitCurrencyReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `permitCurrency`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePermitCurrency(
  client: StaveClient,
  parameters: PermitCurrencyParameters,
): Promise<SimulatePermitCurrencyReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ owner, spender, amount, permit }: PermitCurrencyParameters) {
  return {
    contract: 'Currency',
    abi: testUsdAbi,
    functionName: 'permit',
    args: [owner, spender, amount, permit.deadline, permit.v, permit.r, permit.s],
  } as const
}
