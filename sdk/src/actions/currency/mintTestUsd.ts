import type { Address, Hash } from 'viem'
import type { ERC20InvalidReceiverError } from '../../errors/shared.ts'
import { testUsdAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type MintTestUsdParameters = WriteParameters & {
  /** Who gets it. */
  to: Address
  /** Micro-USDC. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type MintTestUsdReturnType = Hash
export type SimulateMintTestUsdReturnType = Simulation<void>
export type MintTestUsdErrorType = WriteErrorType | ERC20InvalidReceiverError

/**
 * Mints test money; local chains only.
 *
 * @example
 * await mintTestUsd(client, { to: ada, amount: 100_000_000n })
 */
export function mintTestUsd(
  client: StaveClient,
  parameters: MintTestUsdParameters,
): Promise<MintTestUsdReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `mintTestUsd`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateMintTestUsd(
  client: StaveClient,
  parameters: MintTestUsdParameters,
): Promise<SimulateMintTestUsdReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ to, amount }: MintTestUsdParameters) {
  return {
    contract: 'Currency',
    abi: testUsdAbi,
    functionName: 'mint',
    args: [to, amount],
  } as const
}
