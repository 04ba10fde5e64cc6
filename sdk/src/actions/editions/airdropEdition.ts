import type { Address, Hash } from 'viem'
import type { CatalogNotOwnerError } from '../../errors/catalog.ts'
import type {
  EditionsSoldOutError,
  EditionsSongSuspendedError,
  EditionsUnknownEditionError,
  EditionsZeroQuantityError,
  ERC1155InvalidReceiverError,
} from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AirdropEditionParameters = WriteParameters & {
  /** The edition's id. */
  edition: number
  /** Who gets them; each one as often as it stands here. */
  receivers: readonly Address[]
  /** How many tokens each gets. */
  quantity: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AirdropEditionReturnType = Hash
export type SimulateAirdropEditionReturnType = Simulation<void>
export type AirdropEditionErrorType =
  | WriteErrorType
  | CatalogNotOwnerError
  | ERC1155InvalidReceiverError
  | EditionsSoldOutError
  | EditionsSongSuspendedError
  | EditionsUnknownEditionError
  | EditionsZeroQuantityError

/**
 * Gives new tokens away, outside the window and the wallets' limits. The sender controls the song.
 *
 * @example
 * await airdropEdition(client, { edition: 3, receivers: [ada, ben], quantity: 1 })
 */
export function airdropEdition(
  client: StaveClient,
  parameters: AirdropEditionParameters,
): Promise<AirdropEditionReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `airdropEdition`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAirdropEdition(
  client: StaveClient,
  parameters: AirdropEditionParameters,
): Promise<SimulateAirdropEditionReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ edition, receivers, quantity }: AirdropEditionParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'airdrop',
    args: [edition, receivers, quantity],
  } as const
}
