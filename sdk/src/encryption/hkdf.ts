type HkdfParameters = {
  secret: Uint8Array<ArrayBuffer>
  salt?: Uint8Array<ArrayBuffer>
  info: string
  /** Bytes to derive. */
  length: number
}

/** HKDF-SHA-256 (RFC 5869). */
export async function hkdf({
  secret,
  salt = new Uint8Array(),
  info,
  length,
}: HkdfParameters): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 8 * length))
}
