import { sha256, withRetry } from 'viem'
import { CidMismatchError, IpfsRefusedError, IpfsUnreachableError } from '../errors/ipfs.ts'
import { cidFromDigest, digestFromCid } from '../metadata/cid.ts'

export type FetchFromIpfsParameters = {
  /** Base URL of the gateway, such as `http://127.0.0.1:8080`. */
  gatewayUrl: string
  cid: string
  /** Bytes to fetch, both ends counted, as HTTP counts them; without `end` up to the file's end. */
  range?: { start: number; end?: number | undefined } | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds until an attempt without an answer is given up; 10,000 by default. */
  timeout?: number | undefined
  /** Attempts after the first one; 3 by default. */
  retryCount?: number | undefined
}

/**
 * Asks an IPFS gateway for a file, or for a range of it. Tries again when the gateway does not answer, is overloaded or
 * fails, not when it refuses. The body is not verified: use `fetchBlock` for what is one block.
 *
 * Throws `IpfsUnreachableError`, or `IpfsRefusedError` with the HTTP status (404, 416, 504 ...).
 *
 * @example
 * const response = await fetchFromIpfs({ gatewayUrl, cid, range: { start: 0, end: 65_535 } })
 */
export function fetchFromIpfs({
  gatewayUrl,
  cid,
  range,
  ...options
}: FetchFromIpfsParameters): Promise<Response> {
  const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.end ?? ''}` } : {}
  return request(ipfsUrl({ gatewayUrl, cid }), headers, options, (response) =>
    Promise.resolve(response),
  )
}

export type FetchBlockParameters = Omit<FetchFromIpfsParameters, 'range'>

/**
 * Fetches a raw block (metadata, for one) and verifies its hash, so that no gateway has to be trusted.
 *
 * Throws `InvalidCidError` when the CID is not version 1, raw and sha2-256, `CidMismatchError` when the bytes are
 * others, and as `fetchFromIpfs`.
 *
 * @example
 * const bytes = await fetchBlock({ gatewayUrl, cid: cidFromDigest(song.metadata) })
 */
export function fetchBlock({
  gatewayUrl,
  cid,
  ...options
}: FetchBlockParameters): Promise<Uint8Array<ArrayBuffer>> {
  const digest = digestFromCid(cid)
  const url = `${ipfsUrl({ gatewayUrl, cid })}?format=raw`
  return request(url, { accept: 'application/vnd.ipld.raw' }, options, async (response) => {
    const bytes = new Uint8Array(await response.arrayBuffer())
    const actual = sha256(bytes)
    if (actual !== digest)
      throw new CidMismatchError({ expected: cid, actual: cidFromDigest(actual) })
    return bytes
  })
}

/**
 * Where a gateway serves a file.
 *
 * @example
 * ipfsUrl({ gatewayUrl: 'http://127.0.0.1:8080', cid })
 */
export function ipfsUrl({ gatewayUrl, cid }: { gatewayUrl: string; cid: string }): string {
  return `${gatewayUrl.replace(/\/+$/, '')}/ipfs/${cid}`
}

type RequestOptions = Pick<FetchFromIpfsParameters, 'signal' | 'timeout' | 'retryCount'>

async function request<result>(
  url: string,
  headers: HeadersInit,
  { signal, timeout = 10_000, retryCount = 3 }: RequestOptions,
  read: (response: Response) => Promise<result>,
): Promise<result> {
  const attempt = async (): Promise<result> => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), timeout)
    try {
      const either = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal
      const response = await fetch(url, { headers, signal: either })
      if (response.ok) return await read(response)
      await response.body?.cancel()
      throw new IpfsRefusedError({ url, status: response.status })
    } catch (cause) {
      const known = cause instanceof IpfsRefusedError || cause instanceof CidMismatchError
      if (known || signal?.aborted) throw cause
      throw new IpfsUnreachableError({ url }, { cause })
    } finally {
      clearTimeout(timer)
    }
  }
  return await withRetry(attempt, {
    retryCount,
    delay: ({ count }) => 2 ** count * 200,
    shouldRetry: ({ error }) => !signal?.aborted && mayPass(error),
  })
}

/** Whether the same request may succeed a moment later. */
function mayPass(error: Error): boolean {
  if (error instanceof IpfsUnreachableError) return true
  const status = error instanceof IpfsRefusedError ? (error.status ?? 0) : 0
  return status === 429 || status >= 500
}
