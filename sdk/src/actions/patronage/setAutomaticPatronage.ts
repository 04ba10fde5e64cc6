import type { Address, Hash } from 'viem'
import type { PatronageAboveMaximumError, PatronageNotPatronError } from '../../errors/patronage.ts'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetAutomaticPatronageParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** Whether it renews by itself. */
  automatic: boolean
  /** The most micro-USDC a month that the sender agrees to; needed to let it renew by itself. */
  maximum?: bigint | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetAutomaticPatronageReturnType = Hash
export type SimulateSetAutomaticPatronageReturnType = Simulation<void>
export type SetAutomaticPatronageErrorType =
  | WriteErrorType
  | PatronageAboveMaximumError
  | PatronageNotPatronError

/**
 * Lets the sender's patronage renew by itself, or not. The Patronage contract must stay approved for as many months as
 * shall be collected.
 *
 * @example
 * await setAutomaticPatronage(client, { artist, automatic: true, maximum: 5_000_000n })
 */
export function setAutomaticPatronage(
  client: StaveClient,
  parameters: SetAutomaticPatronageParameters,
): Promise<SetAutomaticPatronageReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setAutomaticPatronage`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetAutomaticPatronage(
  client: StaveClient,
  parameters: SetAutomaticPatronageParameters,
): Promise<SimulateSetAutomaticPatronageReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, automatic, maximum }: SetAutomaticPatronageParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'setAutomatic',
    args: [artist, automatic, Number(maximum ?? 0n)],
  } as const
}
