import { createHash } from 'node:crypto'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { badRequest } from './errors.ts'

/** Multicodec codes of the block formats the node knows by name. */
export const codecs = { raw: 0x55, 'dag-pb': 0x70, 'dag-cbor': 0x71, 'dag-json': 0x0129 } as const

/** Node's names of the hash functions that blocks may be addressed by, by multihash code. */
const hashNames = new Map([
  [0x12, 'sha256'],
  [0x13, 'sha512'],
])
/** The multihash code whose digest is the data itself. */
export const identityCode = 0x00
const maxIdentityBytes = 128

/** Parses a CID in any of its text forms; throws 400 for anything else. */
export function parseCid(text: string): CID {
  let cid: CID
  try {
    cid = CID.parse(text)
  } catch {
    throw badRequest(`invalid CID "${text.slice(0, 120)}"`)
  }
  const { code, digest } = cid.multihash
  if (code === identityCode) {
    if (digest.length > maxIdentityBytes) {
      throw badRequest(`an identity CID holds at most ${maxIdentityBytes} bytes`)
    }
  } else if (!hashNames.has(code)) {
    throw badRequest(`CIDs with hash function 0x${code.toString(16)} are not supported`)
  }
  return cid
}

/** A content path: the root and the names below it. */
export interface IpfsPath {
  root: CID
  segments: string[]
}

/** Parses `<cid>[/name...]`, with or without `/ipfs/` or `ipfs://` before it; throws 400. */
export function parseIpfsPath(text: string): IpfsPath {
  const bare = text.replace(/^(\/ipfs\/|ipfs:\/\/)/, '')
  const [root = '', ...segments] = bare.split('/')
  return { root: parseCid(root), segments: segments.filter((segment) => segment !== '') }
}

/** Makes the CID of a block. `mhtype` is `sha2-256` or `sha2-512`, `codec` a multicodec code. */
export function cidOf(bytes: Uint8Array, codec: number, mhtype: string, version: 0 | 1): CID {
  const code = { 'sha2-256': 0x12, 'sha2-512': 0x13 }[mhtype]
  if (code === undefined) {
    throw badRequest(`hash function "${mhtype}" is not supported: use sha2-256 or sha2-512`)
  }
  return CID.create(version, codec, createDigest(code, hash(code, bytes)))
}

/** Whether the bytes are those that the CID names. */
export function isBlockOf(cid: CID, bytes: Uint8Array): boolean {
  return Buffer.compare(hash(cid.multihash.code, bytes), cid.multihash.digest) === 0
}

function hash(code: number, bytes: Uint8Array): Uint8Array {
  const name = hashNames.get(code)
  if (name === undefined) throw badRequest(`hash function 0x${code.toString(16)} is not supported`)
  return createHash(name).update(bytes).digest()
}
