import { p256 } from '@noble/curves/nist'
import { bytesToHex, type Hex, hexToBigInt, hexToBytes, numberToHex } from 'viem'
import { InvalidEncryptionValueError } from '../errors/sdk.ts'
import { bytes } from './ctr.ts'
import { hkdf } from './hkdf.ts'

/** A P-256 key pair for which song keys are wrapped: a gateway's, or an artist's. */
export type EncryptionKeyPair = {
  /** The scalar, 32 bytes big-endian. A gateway keeps it in GATEWAY_ENCRYPTION_KEY. */
  privateKey: Hex
  /** The point, compressed (SEC 1), 33 bytes. */
  publicKey: Hex
}

/**
 * Makes a key pair from fresh randomness: what a gateway needs once.
 *
 * @example
 * const { privateKey, publicKey } = generateEncryptionKey() // GATEWAY_ENCRYPTION_KEY=<privateKey>
 */
export function generateEncryptionKey(): EncryptionKeyPair {
  return toKeyPair(bytesToHex(p256.utils.randomPrivateKey()))
}

/**
 * The public half of a private key.
 *
 * Throws `InvalidEncryptionValueError` when it is no scalar of P-256.
 *
 * @example
 * const publicKey = encryptionPublicKeyOf(process.env.GATEWAY_ENCRYPTION_KEY)
 */
export function encryptionPublicKeyOf(privateKey: Hex): Hex {
  const scalar = bytes(privateKey, 32, 'privateKey')
  if (!p256.utils.isValidPrivateKey(scalar)) {
    throw new InvalidEncryptionValueError({ name: 'privateKey', rule: 'a scalar of P-256' })
  }
  return bytesToHex(p256.getPublicKey(scalar, true))
}

/**
 * What an artist's wallet signs to get its encryption key back on any device.
 *
 * @example
 * const signature = await walletClient.signMessage({ message: artistKeyMessage })
 */
export const artistKeyMessage =
  'Open my songs with Stave.\n\nThis signature is the key to the audio you publish. ' +
  'Sign it only on a site you trust. It moves no money.'

/**
 * The artist's key pair, derived from the wallet's signature of `artistKeyMessage`.
 *
 * The same account gives the same pair, because wallets sign deterministically (RFC 6979); the recovery byte, which
 * wallets write differently, is left out. Throws `InvalidEncryptionValueError` for signatures that are not 65 bytes:
 * a smart account's signature need not be the same twice.
 *
 * @example
 * const { publicKey } = await deriveArtistKey(signature)
 */
export async function deriveArtistKey(signature: Hex): Promise<EncryptionKeyPair> {
  const secret = bytes(signature, 65, 'signature').subarray(0, 64)
  // 48 bytes reduced modulo the order leave no measurable bias.
  const wide = await hkdf({ secret, info: 'stave artist encryption key v1', length: 48 })
  const scalar = (hexToBigInt(bytesToHex(wide)) % (p256.CURVE.n - 1n)) + 1n
  return toKeyPair(numberToHex(scalar, { size: 32 }))
}

/** The x coordinate of the point that both sides share. Throws when `publicKey` is no point of the curve. */
export function sharedSecret(privateKey: Hex, publicKey: Hex): Uint8Array<ArrayBuffer> {
  const scalar = bytes(privateKey, 32, 'privateKey')
  try {
    return Uint8Array.from(p256.getSharedSecret(scalar, hexToBytes(publicKey)).subarray(1))
  } catch (cause) {
    const rule = 'a point of P-256'
    throw new InvalidEncryptionValueError({ name: 'publicKey', rule }, { cause })
  }
}

function toKeyPair(privateKey: Hex): EncryptionKeyPair {
  return { privateKey, publicKey: encryptionPublicKeyOf(privateKey) }
}
