import { Bytes } from '@graphprotocol/graph-ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** The CIDv1 (raw codec, sha2-256, base32) of the file with this digest. */
export function cidOf(digest: Bytes): string {
  const bytes = Bytes.fromHexString('0x01551220').concat(digest)
  let text = 'b'
  let buffer: u32 = 0
  let bits = 0
  for (let i = 0; i < bytes.length; i++) {
    buffer = (buffer << 8) | bytes[i]
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((buffer >> bits) & 31)
    }
    // Only the bits not yet written count.
    buffer &= (1 << bits) - 1
  }
  return bits == 0 ? text : text + ALPHABET.charAt((buffer << (5 - bits)) & 31)
}
