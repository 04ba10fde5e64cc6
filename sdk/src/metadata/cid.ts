import { CID } from 'multiformats/cid'
import { create } from 'multiformats/hashes/digest'
import { bytesToHex, type Hex, hexToBytes } from 'viem'
import { InvalidCidError } from '../errors/sdk.ts'

const RAW = 0x55
const SHA2_256 = 0x12

/**
 * The IPFS CID (version 1, raw) of the bytes with this sha2-256 digest.
 *
 * Throws `InvalidCidError` when the digest has not 32 bytes.
 *
 * @example
 * cidFromDigest(song.metadata) // 'bafkrei...'
 */
export function cidFromDigest(digest: Hex): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(digest)) {
    throw new InvalidCidError({ cid: digest, rule: 'a digest has 32 bytes' })
  }
  return CID.createV1(RAW, create(SHA2_256, hexToBytes(digest))).toString()
}

/**
 * The sha2-256 digest that the contracts keep, out of a raw CID of version 1.
 *
 * Throws `InvalidCidError` for any other CID.
 *
 * @example
 * digestFromCid('bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4')
 */
export function digestFromCid(cid: string): Hex {
  const parsed = parseCid(cid)
  if (parsed.version !== 1 || parsed.code !== RAW || parsed.multihash.code !== SHA2_256) {
    throw new InvalidCidError({ cid, rule: 'it is no CIDv1 of raw bytes hashed with sha2-256' })
  }
  return bytesToHex(parsed.multihash.digest)
}

/** Whether the text is a CID of any version. */
export function isCid(text: string): boolean {
  try {
    CID.parse(text)
    return true
  } catch {
    return false
  }
}

function parseCid(cid: string): CID {
  try {
    return CID.parse(cid)
  } catch (cause) {
    throw new InvalidCidError({ cid, rule: 'it cannot be read' }, { cause })
  }
}
