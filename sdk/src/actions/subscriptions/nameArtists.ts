import type { Address, Hash } from 'viem'
import type { SubscriptionsTooManyArtistsError } from '../../errors/subscriptions.ts'
import { subscriptionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type NameArtistsParameters = WriteParameters & {
  /** Four at most; none lets that part join the pool. */
  artists: readonly Address[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type NameArtistsReturnType = Hash
export type SimulateNameArtistsReturnType = Simulation<void>
export type NameArtistsErrorType = WriteErrorType | SubscriptionsTooManyArtistsError

/**
 * Names the artists who get the patronage part of the sender's payments for SUPPORTER, from the next one on.
 *
 * @example
 * await nameArtists(client, { artists: [ada, ben] })
 */
export function nameArtists(
  client: StaveClient,
  parameters: NameArtistsParameters,
): Promise<NameArtistsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `nameArtists`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateNameArtists(
  client: StaveClient,
  parameters: NameArtistsParameters,
): Promise<SimulateNameArtistsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ artists }: NameArtistsParameters) {
  return {
    contract: 'Subscriptions',
    abi: subscriptionsAbi,
    functionName: 'nameArtists',
    args: [artists],
  } as const
}
