import type { Address, Hash } from 'viem'
import { zeroAddress } from 'viem'
import type { SplitsNotControllerError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetControllerParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** The new one; nobody, for good, unless given. */
  controller?: Address | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetControllerReturnType = Hash
export type SimulateSetControllerReturnType = Simulation<void>
export type SetControllerErrorType = WriteErrorType | SplitsNotControllerError

/**
 * Hands control of a split on, or gives it up for good; the sender is the controller.
 *
 * @example
 * await setController(client, { split: 7, controller: label })
 */
export function setController(
  client: StaveClient,
  parameters: SetControllerParameters,
): Promise<SetControllerReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setController`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetController(
  client: StaveClient,
  parameters: SetControllerParameters,
): Promise<SimulateSetControllerReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, controller }: SetControllerParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'setController',
    args: [split, controller ?? zeroAddress],
  } as const
}
