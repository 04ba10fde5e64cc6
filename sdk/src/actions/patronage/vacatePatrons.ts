import type { Address, Hash } from 'viem'
import { patronageAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type VacatePatronsParameters = WriteParameters & {
  /** The artist's account. */
  artist: Address
  /** Who may have lapsed; others are passed over. */
  patrons: readonly Address[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type VacatePatronsReturnType = Hash
export type SimulateVacatePatronsReturnType = Simulation<void>
export type VacatePatronsErrorType = WriteErrorType

/**
 * Frees the places of patrons who have lapsed; anyone may send it.
 *
 * @example
 * await vacatePatrons(client, { artist, patrons: [ben] })
 */
export function vacatePatrons(
  client: StaveClient,
  parameters: VacatePatronsParameters,
): Promise<VacatePatronsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `vacatePatrons`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateVacatePatrons(
  client: StaveClient,
  parameters: VacatePatronsParameters,
): Promise<SimulateVacatePatronsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artist, patrons }: VacatePatronsParameters) {
  return {
    contract: 'Patronage',
    abi: patronageAbi,
    functionName: 'vacate',
    args: [artist, patrons],
  } as const
}
