import type { Address, Hash } from 'viem'
import type { PatronageNotPatronError } from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type CancelPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type CancelPatronageReturnType = Hash
export type SimulateCancelPatronageReturnType = Simulation<void>
export type CancelPatronageErrorType = WriteErrorType | PatronageNotPatronError

/**
 * Cancels the sender's patronage. Access stays until the end of the paid time; after it there is no grace.
 *
 * @example
 * await cancelPatronage(client, { artist })
 */
export function cancelPatronage(
  client: StaveClient,
  parameters: CancelPatronageParameters,
): Promise<CancelPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `cancelPatronage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateCancelPatronage(
  client: StaveClient,
  parameters: CancelPatronageParameters,
): Promise<SimulateCancelPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist }: CancelPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'cancel',
    args: [artist],
  } as const
}
