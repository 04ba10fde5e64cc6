import { bytesToHex, type Hex, hexToBigInt, hexToBytes, numberToBytes } from 'viem'
import { InvalidEncryptionValueError } from '../errors/sdk.ts'

const BLOCK = 16

/** How a song's audio is encrypted: AES-256 in counter mode over the whole file. */
export type AudioCipher = {
  /** The song key, 32 bytes. */
  key: Hex
  /** The counter block of the file's first 16 bytes, 16 bytes big-endian; it may be public. */
  counter: Hex
}

/**
 * Makes a random song key and counter, to be used for one file only.
 *
 * @example
 * const cipher = createAudioCipher()
 */
export function createAudioCipher(): AudioCipher {
  return { key: randomHex(32), counter: randomHex(BLOCK) }
}

export type CryptAudioParameters = AudioCipher & {
  /** The bytes to work on: the whole file, or any part of it. */
  data: Uint8Array
  /** Where in the file `data` begins, in bytes; 0 by default. */
  offset?: number | undefined
}
export type CryptAudioReturnType = Promise<Uint8Array<ArrayBuffer>>

/**
 * Encrypts a file of audio, or any part of it; the result is as long as `data`.
 *
 * Throws `InvalidEncryptionValueError` when the key, the counter or the offset is malformed.
 *
 * @example
 * const encrypted = await encryptAudio({ ...cipher, data })
 */
export function encryptAudio(parameters: CryptAudioParameters): CryptAudioReturnType {
  return applyKeystream(parameters)
}

/**
 * Decrypts a file of audio, or any range of its bytes alone.
 *
 * CTR hides and does not authenticate: that the bytes are the artist's own is what their CID proves.
 * Throws `InvalidEncryptionValueError` when the key, the counter or the offset is malformed.
 *
 * @example
 * const range = await decryptAudio({ ...cipher, data: encrypted.subarray(1000, 2000), offset: 1000 })
 */
export function decryptAudio(parameters: CryptAudioParameters): CryptAudioReturnType {
  return applyKeystream(parameters)
}

/**
 * A stream that decrypts what flows through it, from byte `offset` of the file on.
 *
 * @example
 * response.body.pipeThrough(createDecryptStream({ ...cipher, offset: 1000 }))
 */
export function createDecryptStream({
  offset = 0,
  ...cipher
}: AudioCipher & { offset?: number | undefined }): TransformStream<Uint8Array, Uint8Array> {
  let position = offset
  return new TransformStream({
    async transform(data, controller) {
      controller.enqueue(await applyKeystream({ ...cipher, data, offset: position }))
      position += data.length
    },
  })
}

async function applyKeystream({
  key,
  counter,
  data,
  offset = 0,
}: CryptAudioParameters): CryptAudioReturnType {
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new InvalidEncryptionValueError({ name: 'offset', rule: 'a whole number from 0' })
  }
  const usages: KeyUsage[] = ['encrypt']
  const aes = await crypto.subtle.importKey('raw', bytes(key, 32, 'key'), 'AES-CTR', false, usages)
  // A range that begins inside a block is moved to the block's begin, and what was put before cut off.
  const lead = offset % BLOCK
  const padded = new Uint8Array(lead + data.length)
  padded.set(data, lead)
  const algorithm = { name: 'AES-CTR', counter: counterAt(counter, offset), length: 128 }
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, aes, padded)).subarray(lead)
}

/** The counter block of the block in which byte `offset` stands; it wraps around at 128 bits. */
function counterAt(counter: Hex, offset: number): Uint8Array<ArrayBuffer> {
  const first = hexToBigInt(bytesToHex(bytes(counter, BLOCK, 'counter')))
  const at = BigInt.asUintN(128, first + BigInt(Math.floor(offset / BLOCK)))
  return Uint8Array.from(numberToBytes(at, { size: BLOCK }))
}

/** Bytes of `hex`, which must have exactly `length` of them. */
export function bytes(hex: Hex, length: number, name: string): Uint8Array<ArrayBuffer> {
  if (!new RegExp(`^0x[0-9a-fA-F]{${2 * length}}$`).test(hex)) {
    throw new InvalidEncryptionValueError({ name, rule: `${length} bytes in hex` })
  }
  return Uint8Array.from(hexToBytes(hex))
}

function randomHex(length: number): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(length)))
}
