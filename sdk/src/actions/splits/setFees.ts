import type { Hash } from 'viem'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import type { SplitsFeeTooHighError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetFeesParameters = WriteParameters & {
  /** Basis points of each payment, at most 500. */
  protocolFee: number
  /** Basis points of the protocol fee that go to storefronts. */
  storefrontShare: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetFeesReturnType = Hash
export type SimulateSetFeesReturnType = Simulation<void>
export type SetFeesErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError
  | SplitsFeeTooHighError

/**
 * Sets the fees; the sender is an admin whose delay for it has run.
 *
 * @example
 * await setFees(client, { protocolFee: 100, storefrontShare: 5_000 })
 */
export function setFees(
  client: StaveClient,
  parameters: SetFeesParameters,
): Promise<SetFeesReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setFees`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetFees(
  client: StaveClient,
  parameters: SetFeesParameters,
): Promise<SimulateSetFeesReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ protocolFee, storefrontShare }: SetFeesParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'setFees',
    args: [protocolFee, storefrontShare],
  } as const
}
