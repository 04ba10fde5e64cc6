import { type Address, type Hex, hashStruct } from 'viem'
import { getAddressOf } from '../addresses.ts'
import type { Tranche } from './tranches.ts'

/** Other shares that a split's controller proposed. */
export type ShareChange = {
  split: number
  /** Counts the split's proposals, from 1. */
  nonce: bigint
  /** Unix seconds until which the change can be applied. */
  deadline: number
  tranches: readonly Tranche[]
}

const types = {
  ShareChange: [
    { name: 'split', type: 'uint32' },
    { name: 'nonce', type: 'uint64' },
    { name: 'deadline', type: 'uint40' },
    { name: 'tranches', type: 'Tranche[]' },
  ],
  Tranche: [
    { name: 'until', type: 'uint64' },
    { name: 'shares', type: 'Share[]' },
  ],
  Share: [
    { name: 'recipient', type: 'address' },
    { name: 'share', type: 'uint24' },
  ],
} as const

export type ShareChangeTypedDataParameters = ShareChange & {
  chainId: number
  /** The Splits contract; the SDK's deployment on that chain unless given. */
  address?: Address | undefined
}

/**
 * A change of shares as EIP-712 typed data: what a recipient signs to accept it.
 *
 * Throws `UnknownChainError` when no address is given and the chain has no deployment.
 *
 * @example
 * const signature = await walletClient.signTypedData(shareChangeTypedData({ chainId, ...change }))
 */
export function shareChangeTypedData({
  chainId,
  address = getAddressOf('Splits', chainId),
  split,
  nonce,
  deadline,
  tranches,
}: ShareChangeTypedDataParameters) {
  return {
    domain: { name: 'Stave Splits', version: '1', chainId, verifyingContract: address },
    types,
    primaryType: 'ShareChange',
    message: { split, nonce, deadline, tranches },
  } as const
}

/**
 * What the contract calls a change: the EIP-712 hash of its struct.
 *
 * @example
 * await acceptChange(client, { split: 7, change: hashShareChange(change), accepted: true })
 */
export function hashShareChange({ split, nonce, deadline, tranches }: ShareChange): Hex {
  return hashStruct({
    primaryType: 'ShareChange',
    types,
    data: { split, nonce, deadline, tranches },
  })
}
