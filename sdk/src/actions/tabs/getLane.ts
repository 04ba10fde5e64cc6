import type { Address } from 'viem'
import { tabsAbi } from '../../generated/abis.ts'
import { read } from '../call.ts'
import type { ReadErrorType, ReadParameters, StaveClient } from '../client.ts'

export type GetLaneParameters = ReadParameters & {
  /** The listener's account. */
  listener: Address
  /** The gateway's account. */
  gateway: Address
}
export type GetLaneReturnType = {
  /** Micro-USDC deposited, neither settled nor withdrawn. */
  balance: bigint
  /** The newest settled tab; the next one bears one more. */
  nonce: bigint
  /** Micro-USDC that the listener has given notice to withdraw. */
  notice: bigint
  /** Unix seconds from which `notice` may be withdrawn. */
  withdrawableAt: number
}
export type GetLaneErrorType = ReadErrorType

/**
 * A listener's deposit with a gateway; all zero before the first one.
 *
 * @example
 * const { balance, nonce } = await getLane(client, { listener, gateway })
 */
export function getLane(
  client: StaveClient,
  { listener, gateway, ...options }: GetLaneParameters,
): Promise<GetLaneReturnType> {
  return read(
    client,
    { contract: 'Tabs', abi: tabsAbi, functionName: 'laneOf', args: [listener, gateway] },
    options,
  )
}
