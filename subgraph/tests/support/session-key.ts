import { generateKeyPairSync, sign } from 'node:crypto'
import { bytesToHex, type Hex, hexToBytes, numberToHex } from 'viem'

const CURVE_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** A P-256 key, and how it signs a tab's digest as the contract wants it: with a low s. */
export function createSessionKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = privateKey.export({
    format: 'jwk',
  })
  const coordinate = (text: string): Hex => bytesToHex(Buffer.from(text, 'base64url'))
  return {
    x: coordinate(x),
    y: coordinate(y),
    sign: (digest: Hex) => {
      const signature = sign('sha256', hexToBytes(digest), {
        key: privateKey,
        dsaEncoding: 'ieee-p1363',
      })
      const s = BigInt(bytesToHex(signature.subarray(32)))
      return {
        r: bytesToHex(signature.subarray(0, 32)),
        s: numberToHex(s > CURVE_ORDER / 2n ? CURVE_ORDER - s : s, { size: 32 }),
      }
    },
  }
}
