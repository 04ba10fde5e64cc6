import type { Hash, Hex } from 'viem'
import type { CatalogBadLengthError, CatalogNoMetadataError } from '../../errors/catalog.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type PublishProfileParameters = WriteParameters & {
  /** sha2-256 digest of the profile JSON, from `encodeMetadata`. */
  metadata: Hex
  /** 1 to 200 bytes. */
  name: string
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PublishProfileReturnType = Hash
export type SimulatePublishProfileReturnType = Simulation<void>
export type PublishProfileErrorType =
  | WriteErrorType
  | CatalogBadLengthError
  | CatalogNoMetadataError

/**
 * Publishes the sender's profile: an artist's name and picture.
 *
 * @example
 * await publishProfile(client, { metadata: digest, name: 'Ada Quist' })
 */
export function publishProfile(
  client: StaveClient,
  parameters: PublishProfileParameters,
): Promise<PublishProfileReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `publishProfile`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePublishProfile(
  client: StaveClient,
  parameters: PublishProfileParameters,
): Promise<SimulatePublishProfileReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ metadata, name }: PublishProfileParameters) {
  return {
    contract: 'Catalog',
    abi: catalogAbi,
    functionName: 'publishProfile',
    args: [metadata, name],
  } as const
}
