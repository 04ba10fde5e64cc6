import { type Address, type Hex, hashTypedData } from 'viem'
import { getAddressOf } from '../addresses.ts'

/** What a session key signs: all plays of a lane since the last closed tab. */
export type TabMessage = {
  listener: Address
  gateway: Address
  /** The lane's last closed nonce plus one. */
  nonce: bigint
  /** Packed by `encodeItems`. */
  items: Hex
}

/** The contract for which a tab is signed. */
export type TabDomain = {
  chainId: number
  /** The Tabs contract; the SDK's deployment on that chain unless given. */
  address?: Address | undefined
}

export type TabTypedDataParameters = TabDomain & TabMessage
export type TabTypedDataReturnType = ReturnType<typeof tabTypedData>

const types = {
  Tab: [
    { name: 'listener', type: 'address' },
    { name: 'gateway', type: 'address' },
    { name: 'nonce', type: 'uint64' },
    { name: 'items', type: 'bytes' },
  ],
} as const

/**
 * A tab as EIP-712 typed data.
 *
 * Throws `UnknownChainError` when no address is given and the chain has no deployment.
 *
 * @example
 * tabTypedData({ chainId: 31337, listener, gateway, nonce: 1n, items })
 */
export function tabTypedData({
  chainId,
  address = getAddressOf('Tabs', chainId),
  listener,
  gateway,
  nonce,
  items,
}: TabTypedDataParameters) {
  return {
    domain: { name: 'Stave Tabs', version: '1', chainId, verifyingContract: address },
    types,
    primaryType: 'Tab',
    message: { listener, gateway, nonce, items },
  } as const
}

/**
 * The EIP-712 digest of a tab: the 32-byte message that a session key signs.
 *
 * @example
 * hashTab({ chainId: 31337, listener, gateway, nonce: 1n, items })
 */
export function hashTab(parameters: TabTypedDataParameters): Hex {
  return hashTypedData(tabTypedData(parameters))
}
