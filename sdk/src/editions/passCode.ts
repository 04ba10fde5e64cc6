import {
  bytesToBigInt,
  bytesToHex,
  bytesToNumber,
  getAddress,
  hexToBytes,
  keccak256,
  numberToBytes,
} from 'viem'
import { InvalidPassCodeError } from '../errors/sdk.ts'
import type { Pass, SignedPass } from './pass.ts'

/** The format's number, the first byte of every code. */
const VERSION = 1
const CHECKSUM_BYTES = 4

/** The fields in their order, and how many bytes each takes. */
const fields = [
  ['signer', 20],
  ['edition', 4],
  ['holder', 20],
  ['discount', 2],
  ['commission', 2],
  ['referrer', 4],
  ['limit', 4],
  ['walletLimit', 4],
  ['series', 4],
  ['startsAt', 5],
  ['endsAt', 5],
  ['salt', 32],
] as const
const PASS_BYTES = fields.reduce((sum, [, size]) => sum + size, 0)

/**
 * Packs a signed pass into text for a link: base64url, 236 characters with the signature of a plain account.
 *
 * Anyone who has the code can use a pass without a holder, up to its limits: share it as you would a key.
 *
 * @example
 * const link = `https://stave.example/editions/3?pass=${encodePass(await signPass(client, { edition: 3 }))}`
 */
export function encodePass({ pass, signature }: SignedPass): string {
  const packed = fields.map(([name, size]) => {
    const value = pass[name]
    return typeof value === 'string' ? hexToBytes(value) : numberToBytes(value, { size })
  })
  const body = concat([Uint8Array.of(VERSION), ...packed, hexToBytes(signature)])
  return toBase64Url(concat([body, checksum(body)]))
}

/**
 * Reads a signed pass from the text of a link.
 *
 * Throws `InvalidPassCodeError` when the text is no code, or a damaged one. It does not look whether the pass still
 * counts: `simulateBuyEditionWithPass` does.
 *
 * @example
 * const { pass, signature } = decodePass(new URL(location.href).searchParams.get('pass') ?? '')
 */
export function decodePass(code: string): SignedPass {
  const all = fromBase64Url(code)
  const body = all.subarray(0, -CHECKSUM_BYTES)
  const isWhole = bytesToHex(checksum(body)) === bytesToHex(all.subarray(-CHECKSUM_BYTES))
  if (body.length <= 1 + PASS_BYTES || body[0] !== VERSION || !isWhole) {
    throw new InvalidPassCodeError()
  }
  let at = 1
  const pass: Record<string, unknown> = {}
  for (const [name, size] of fields) {
    const bytes = body.subarray(at, at + size)
    at += size
    if (size === 20) pass[name] = getAddress(bytesToHex(bytes))
    else pass[name] = name === 'salt' ? bytesToBigInt(bytes) : bytesToNumber(bytes)
  }
  return { pass: pass as Pass, signature: bytesToHex(body.subarray(at)) }
}

function checksum(body: Uint8Array): Uint8Array {
  return keccak256(body, 'bytes').subarray(0, CHECKSUM_BYTES)
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    throw new InvalidPassCodeError()
  }
}
