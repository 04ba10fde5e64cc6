import { CidMismatchError, IpfsRefusedError, IpfsUnreachableError } from '../errors/ipfs.ts'
import { cidOf, type IpfsContent } from './cidOf.ts'

export type AddToIpfsParameters = {
  /** Base URL of the node's RPC, such as `http://127.0.0.1:5001`. */
  apiUrl: string
  content: IpfsContent
  /** Is told how many bytes have been sent so far. */
  onProgress?: ((bytes: number) => void) | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds until the whole upload is given up; 10 minutes by default. */
  timeout?: number | undefined
}

export type AddToIpfsReturnType = {
  /** Version 1; of a file of at most 256 KiB its digest is the file's sha2-256. */
  cid: string
  /** Bytes of the content. */
  size: number
}

/**
 * Stores and pins a file on an IPFS node, and makes sure that the node's CID is that of the very bytes given.
 *
 * Throws `IpfsUnreachableError` when no node answers, `IpfsRefusedError` when it answers with an error,
 * `CidMismatchError` when it stored something else.
 *
 * @example
 * const { cid } = await addToIpfs({ apiUrl: process.env.IPFS_API_URL, content: file })
 */
export async function addToIpfs({
  apiUrl,
  content,
  onProgress,
  signal,
  timeout = 600_000,
}: AddToIpfsParameters): Promise<AddToIpfsReturnType> {
  const expected = await cidOf(content)
  const { create } = await import('ipfs-http-client')
  const options = { cidVersion: 1, rawLeaves: true, pin: true, timeout } as const
  const size = content instanceof Blob ? content.size : content.length
  // The client counts the form around the file too.
  const progress = onProgress && ((sent: number) => onProgress(Math.min(sent, size)))
  const added = await create({ url: apiUrl })
    .add(content, { ...options, ...(progress && { progress }), ...(signal && { signal }) })
    .catch((cause: Error) => {
      if (signal?.aborted) throw cause
      if (cause.name === 'HTTPError') throw new IpfsRefusedError({ url: apiUrl }, { cause })
      throw new IpfsUnreachableError({ url: apiUrl }, { cause })
    })
  const cid = added.cid.toString()
  if (cid !== expected) throw new CidMismatchError({ expected, actual: cid })
  return { cid, size }
}
