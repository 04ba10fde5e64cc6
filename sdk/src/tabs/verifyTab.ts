import { concat, type Hex, hexToBigInt, hexToBytes, size } from 'viem'
import { P256_ORDER, type SignedTab } from './signTab.ts'
import { hashTab, type TabDomain } from './typedData.ts'

export type VerifyTabParameters = TabDomain & SignedTab
export type VerifyTabReturnType = boolean

/**
 * Whether the tab's signature is that of the key it names; who registered that key stands on-chain.
 *
 * Uses Node's own crypto where there is one, WebCrypto elsewhere.
 *
 * @example
 * await verifyTab({ chainId: 31337, ...tab })
 */
export async function verifyTab(tab: VerifyTabParameters): Promise<VerifyTabReturnType> {
  if ([tab.x, tab.y, tab.r, tab.s].some((word) => size(word) !== 32)) return false
  if (hexToBigInt(tab.s) > P256_ORDER / 2n) return false
  const digest = toBytes(hashTab(tab))
  const point = toBytes(concat(['0x04', tab.x, tab.y]))
  const signature = toBytes(concat([tab.r, tab.s]))
  const node = globalThis.process?.getBuiltinModule?.('node:crypto')
  if (node) return verifyWithNode(node, digest, point, signature)
  return await verifyWithWebCrypto(digest, point, signature)
}

type Bytes = Uint8Array<ArrayBuffer>

/** DER of a P-256 public key up to the point itself. */
const spkiPrefix = toBytes('0x3059301306072a8648ce3d020106082a8648ce3d030107034200')

function verifyWithNode(
  { createPublicKey, verify }: typeof import('node:crypto'),
  digest: Bytes,
  point: Bytes,
  signature: Bytes,
): boolean {
  try {
    const der = Buffer.concat([spkiPrefix, point])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify('sha256', digest, { key, dsaEncoding: 'ieee-p1363' }, signature)
  } catch {
    return false // The coordinates are no point of the curve.
  }
}

/** The same with what browsers and servers without node:crypto have. */
export async function verifyWithWebCrypto(
  digest: Bytes,
  point: Bytes,
  signature: Bytes,
): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  try {
    const key = await crypto.subtle.importKey('raw', point, curve, false, ['verify'])
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    return await crypto.subtle.verify(algorithm, key, signature, digest)
  } catch {
    return false // The coordinates are no point of the curve.
  }
}

function toBytes(hex: Hex): Bytes {
  return Uint8Array.from(hexToBytes(hex))
}
