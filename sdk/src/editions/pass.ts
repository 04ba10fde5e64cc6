import { type Address, type Hex, hashStruct } from 'viem'
import { getAddressOf } from '../addresses.ts'

/** What the artist signs: an entry of an allow list, a discount code, or a referral. */
export type Pass = {
  /** Whose signature it bears: the song's owner or its operator. */
  signer: Address
  /** What may be bought with it. */
  edition: number
  /** The only wallet that may use it; the zero address lets everyone who has it. */
  holder: Address
  /** Basis points off the edition's price; 10,000 makes it free. */
  discount: number
  /** Basis points of what is paid that the referrer earns, at most 1,000. */
  commission: number
  /** The split that earns the commission; 0 for none. */
  referrer: number
  /** Tokens that may be bought with it in all. */
  limit: number
  /** Tokens that one wallet may buy with it. */
  walletLimit: number
  /** The edition's series of passes that it belongs to. */
  series: number
  /** Unix seconds from which it may be used, also before the edition's own start. */
  startsAt: number
  /** Unix seconds from which it may not be used any more. */
  endsAt: number
  /** Tells passes apart that are otherwise the same. */
  salt: bigint
}

/** A pass with the artist's signature: all that buying with it needs. */
export type SignedPass = { pass: Pass; signature: Hex }

const types = {
  Pass: [
    { name: 'signer', type: 'address' },
    { name: 'edition', type: 'uint32' },
    { name: 'holder', type: 'address' },
    { name: 'discount', type: 'uint16' },
    { name: 'commission', type: 'uint16' },
    { name: 'referrer', type: 'uint32' },
    { name: 'limit', type: 'uint32' },
    { name: 'walletLimit', type: 'uint32' },
    { name: 'series', type: 'uint32' },
    { name: 'startsAt', type: 'uint40' },
    { name: 'endsAt', type: 'uint40' },
    { name: 'salt', type: 'uint256' },
  ],
} as const

export type PassTypedDataParameters = {
  pass: Pass
  chainId: number
  /** The Editions contract; the SDK's deployment on that chain unless given. */
  address?: Address | undefined
}

/**
 * A pass as EIP-712 typed data: what the artist signs. `signPass` does it in one step.
 *
 * Throws `UnknownChainError` when no address is given and the chain has no deployment.
 *
 * @example
 * const signature = await walletClient.signTypedData(passTypedData({ chainId, pass }))
 */
export function passTypedData({
  pass,
  chainId,
  address = getAddressOf('Editions', chainId),
}: PassTypedDataParameters) {
  return {
    domain: { name: 'Stave Editions', version: '1', chainId, verifyingContract: address },
    types,
    primaryType: 'Pass',
    message: pass,
  } as const
}

/**
 * A pass' id: the EIP-712 hash of its struct, by which the contract counts its use.
 *
 * @example
 * const { used } = await getPassUse(client, { passId: hashPass(pass) })
 */
export function hashPass(pass: Pass): Hex {
  return hashStruct({ primaryType: 'Pass', types, data: pass })
}
