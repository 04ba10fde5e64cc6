import { bytesToHex, concat, type Hex, keccak256 } from 'viem'

/** A P-256 key that signs plays. Its private half cannot leave the device. */
export type SessionKey = {
  privateKey: CryptoKey
  /** The public point's x coordinate. */
  x: Hex
  /** The public point's y coordinate. */
  y: Hex
  /** What the contract calls the key: `keccak256(x, y)`. */
  id: Hex
}

/**
 * Makes a session key with WebCrypto, not extractable: no script can read it, and IndexedDB can keep it.
 *
 * @example
 * const key = await createSessionKey()
 */
export async function createSessionKey(): Promise<SessionKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const x = bytesToHex(point.subarray(1, 33))
  const y = bytesToHex(point.subarray(33))
  return { privateKey: pair.privateKey, x, y, id: keyId(x, y) }
}

/**
 * What the contract calls a key.
 *
 * @example
 * keyId(key.x, key.y)
 */
export function keyId(x: Hex, y: Hex): Hex {
  return keccak256(concat([x, y]))
}
