import { bytesToHex, concat, type Hex, hexToBytes } from 'viem'
import { InvalidEncryptionValueError, SongKeyNotForYouError } from '../errors/sdk.ts'
import { bytes } from './ctr.ts'
import { hkdf } from './hkdf.ts'
import { encryptionPublicKeyOf, generateEncryptionKey, sharedSecret } from './keyPair.ts'

/** Whose key a song key is wrapped for. */
export type WrappedFor = 'gateway' | 'artist'

/** A song key that only one key's owner can open. It is public: it travels in the song's metadata. */
export type WrappedSongKey = {
  for: WrappedFor
  /** The owner's public key, compressed, 33 bytes. */
  publicKey: Hex
  /** Made for this one wrapping, compressed, 33 bytes. */
  ephemeralPublicKey: Hex
  /** The song key under AES-256-GCM, 32 bytes and 16 of tag. */
  ciphertext: Hex
}

export type WrapSongKeyParameters = {
  /** The song key, 32 bytes. */
  key: Hex
  for: WrappedFor
  publicKey: Hex
}

/**
 * Wraps a song key for the owner of a P-256 public key (ECIES).
 *
 * ECDH between a fresh key pair and `publicKey`; HKDF-SHA-256 of the shared x coordinate, salted with the ephemeral
 * and the owner's compressed public keys, info `stave song key v1`, gives an AES-256-GCM key. That key encrypts once,
 * so the nonce is twelve zero bytes.
 *
 * Throws `InvalidEncryptionValueError` when the key or the public key is malformed.
 *
 * @example
 * const wrapped = await wrapSongKey({ key: cipher.key, for: 'gateway', publicKey })
 */
export async function wrapSongKey({
  key,
  for: owner,
  publicKey,
}: WrapSongKeyParameters): Promise<WrappedSongKey> {
  const songKey = bytes(key, 32, 'key')
  bytes(publicKey, 33, 'publicKey')
  const ephemeral = generateEncryptionKey()
  const secret = sharedSecret(ephemeral.privateKey, publicKey)
  const aes = await wrappingKey(secret, ephemeral.publicKey, publicKey)
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(gcm, aes, songKey))
  return {
    for: owner,
    publicKey,
    ephemeralPublicKey: ephemeral.publicKey,
    ciphertext: bytesToHex(ciphertext),
  }
}

export type UnwrapSongKeyParameters = {
  wrappedKeys: readonly WrappedSongKey[]
  /** The owner's private key, 32 bytes. */
  privateKey: Hex
}

/**
 * Opens the song key that was wrapped for the owner of `privateKey`.
 *
 * Throws `SongKeyNotForYouError` when none of the wrapped keys is for it, or it was tampered with.
 *
 * @example
 * const key = await unwrapSongKey({ wrappedKeys: metadata.audio.encryption.wrappedKeys, privateKey })
 */
export async function unwrapSongKey({
  wrappedKeys,
  privateKey,
}: UnwrapSongKeyParameters): Promise<Hex> {
  const publicKey = encryptionPublicKeyOf(privateKey)
  for (const wrapped of wrappedKeys) {
    if (wrapped.publicKey.toLowerCase() !== publicKey) continue
    const key = await open(wrapped, privateKey, publicKey)
    if (key) return key
  }
  throw new SongKeyNotForYouError({ publicKey })
}

async function open(
  { ephemeralPublicKey, ciphertext }: WrappedSongKey,
  privateKey: Hex,
  publicKey: Hex,
): Promise<Hex | undefined> {
  try {
    const secret = sharedSecret(privateKey, ephemeralPublicKey)
    const aes = await wrappingKey(secret, ephemeralPublicKey, publicKey)
    const sealed = Uint8Array.from(hexToBytes(ciphertext))
    const key = new Uint8Array(await crypto.subtle.decrypt(gcm, aes, sealed))
    return key.length === 32 ? bytesToHex(key) : undefined
  } catch (error) {
    if (error instanceof InvalidEncryptionValueError) return undefined
    if ((error as Error).name === 'OperationError') return undefined // The tag does not fit.
    throw error
  }
}

const gcm = { name: 'AES-GCM', iv: new Uint8Array(12) }

async function wrappingKey(
  secret: Uint8Array<ArrayBuffer>,
  ephemeralPublicKey: Hex,
  publicKey: Hex,
): Promise<CryptoKey> {
  const salt = Uint8Array.from(hexToBytes(concat([ephemeralPublicKey, publicKey])))
  const derived = await hkdf({ secret, salt, info: 'stave song key v1', length: 32 })
  return crypto.subtle.importKey('raw', derived, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
