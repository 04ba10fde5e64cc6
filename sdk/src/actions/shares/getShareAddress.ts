import type { Address } from 'viem'
import type {
  RoyaltySharesBadLengthError,
  RoyaltySharesBadSupplyError,
} from '../../errors/royaltyShares.ts'
import { royaltySharesAbi } from '../../generated/abis.ts'
import { encodeShareTerms, type ShareTerms } from '../../shares/terms.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetShareAddressParameters = ReadParameters & {
  /** Who will wrap the position. */
  issuer: Address
  /** Split, number, name and symbol. */
  terms: ShareTerms
}
export type GetShareAddressReturnType = Address
export type GetShareAddressErrorType =
  | ReadErrorType
  | RoyaltySharesBadLengthError
  | RoyaltySharesBadSupplyError

/**
 * Where a position has to be handed to before the issuer can wrap it on these terms, and nobody else.
 *
 * @example
 * const to = await getShareAddress(client, { issuer: ada, terms })
 */
export function getShareAddress(
  client: StaveClient,
  { issuer, terms, ...options }: GetShareAddressParameters,
): Promise<GetShareAddressReturnType> {
  return read(
    client,
    {
      contract: 'RoyaltyShares',
      abi: royaltySharesAbi,
      functionName: 'addressOf',
      args: [issuer, encodeShareTerms(terms)],
    },
    options,
  )
}
