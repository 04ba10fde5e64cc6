import { bytesToBigInt, bytesToHex, type Hex, hexToBytes, numberToHex } from 'viem'
import type { SessionKey } from './sessionKey.ts'
import { hashTab, type TabMessage, type TabTypedDataParameters } from './typedData.ts'

/** The order of the curve P-256. */
export const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** A tab, the key that signed it and its signature, as the contract and the gateway take it. */
export type SignedTab = TabMessage & { x: Hex; y: Hex; r: Hex; s: Hex }

export type SignTabParameters = TabTypedDataParameters
export type SignTabReturnType = SignedTab

/**
 * Signs a tab with a session key; no wallet is asked.
 *
 * Of the two valid signatures it returns the one with the low `s`, which alone the contract takes.
 *
 * @example
 * const tab = await signTab(key, { chainId: 31337, listener, gateway, nonce: 1n, items })
 */
export async function signTab(
  key: SessionKey,
  parameters: SignTabParameters,
): Promise<SignTabReturnType> {
  const { listener, gateway, nonce, items } = parameters
  const digest = Uint8Array.from(hexToBytes(hashTab(parameters)))
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key.privateKey, digest))
  const s = bytesToBigInt(signature.subarray(32))
  return {
    listener,
    gateway,
    nonce,
    items,
    x: key.x,
    y: key.y,
    r: bytesToHex(signature.subarray(0, 32)),
    s: numberToHex(s > P256_ORDER / 2n ? P256_ORDER - s : s, { size: 32 }),
  }
}
