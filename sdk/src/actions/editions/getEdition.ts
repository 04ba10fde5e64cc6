import type { Address, Hex } from 'viem'
import { zeroAddress } from 'viem'
import { decodeEnd, decodeQuantity } from '../../editions/terms.ts'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetEditionParameters = ReadParameters & {
  /** The edition's id. */
  edition: number
}
export type GetEditionReturnType = {
  /** sha2-256 digest of the metadata JSON; `cidFromDigest` gives its CID. */
  metadata: Hex
  /** The song, whose split earns what the edition earns. */
  song: number
  /** Tokens there can ever be; undefined is as many as are wanted. */
  supply: number | undefined
  /** Tokens set aside by the minter and not handed out yet. */
  reserved: number
  /** A contract that may set tokens aside and hand them out. */
  minter: Address | undefined
  /** Tokens neither handed out nor set aside; undefined while there is no limit to them. */
  left: number | undefined
  /** Tokens that one wallet may buy; undefined is no limit. */
  walletLimit: number | undefined
  /** Micro-USDC for one token. */
  price: bigint
  /** Unix seconds from which anybody may buy. */
  startsAt: number
  /** Unix seconds from which nobody may buy without a pass; undefined is no end. */
  endsAt: number | undefined
  /** Only passes of this series count. */
  series: number
  /** Basis points of every later sale's price. */
  royalty: number
  /** Whether the artist has given up what was left. */
  ended: boolean
}
export type GetEditionErrorType = ReadErrorType | EditionsUnknownEditionError

/**
 * An edition as it stands.
 *
 * @example
 * const { price, left } = await getEdition(client, { edition: 3 })
 */
export async function getEdition(
  client: StaveClient,
  { edition, ...options }: GetEditionParameters,
): Promise<GetEditionReturnType> {
  const stored = await read(
    client,
    { contract: 'Editions', abi: editionsAbi, functionName: 'editionOf', args: [edition] },
    options,
  )
  return {
    ...stored,
    supply: decodeQuantity(stored.supply),
    minter: stored.minter === zeroAddress ? undefined : stored.minter,
    left: decodeQuantity(stored.supply) === undefined ? undefined : stored.left,
    walletLimit: decodeQuantity(stored.walletLimit),
    price: BigInt(stored.price),
    endsAt: decodeEnd(stored.endsAt),
  }
}
