import { LRUCache } from 'lru-cache'
import type { Hex } from 'viem'
import { createDecryptStream, unwrapSongKey } from '../encryption/index.ts'
import { fetchFromIpfs, fetchSongMetadata } from '../ipfs/index.ts'
import type { SongMetadata } from '../metadata/index.ts'
import { ProblemError } from './http/problem.ts'
import type { ByteRange } from './http/range.ts'

/** A song's audio, ready to be read. */
export type Audio = {
  /** Whether it is the file without loss. */
  isLossless: boolean
  cid: string
  mime: string
  /** Bytes. */
  size: number
  /** Seconds. */
  duration: number
  /** The key and counter of the file; undefined when it is not encrypted. */
  cipher: { key: Hex; counter: Hex } | undefined
}

/** Audio by metadata digest, and its bytes. Throws the errors of `@stave/sdk/ipfs`. */
export type Content = {
  audio: (metadata: Hex, options?: AudioOptions) => Promise<Audio>
  /** The decrypted bytes of a range. */
  read: (
    audio: Audio,
    range: ByteRange,
    signal?: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array>>
}

export type AudioOptions = {
  /** The file without loss, where the song has one. */
  lossless?: boolean | undefined
}

export type CreateContentParameters = {
  ipfsGatewayUrl: string
  /** Opens song keys, 32 bytes. */
  encryptionKey: Hex
}

export function createContent({ ipfsGatewayUrl, encryptionKey }: CreateContentParameters): Content {
  // Metadata never changes under its digest.
  const opened = new LRUCache<Hex, { standard: Audio; lossless: Audio | undefined }>({
    max: 2000,
    fetchMethod: async (digest) => {
      const request = { gatewayUrl: ipfsGatewayUrl, digest, timeout: 4000, retryCount: 1 }
      const { audio, lossless, duration } = await fetchSongMetadata(request)
      return {
        standard: await open(audio, { duration, isLossless: false }),
        lossless: lossless && (await open(lossless, { duration, isLossless: true })),
      }
    },
  })

  async function open(
    { cid, mime, size, encryption }: SongMetadata['audio'],
    rest: Pick<Audio, 'duration' | 'isLossless'>,
  ): Promise<Audio> {
    if (!encryption) return { cid, mime, size, ...rest, cipher: undefined }
    const { wrappedKeys, counter } = encryption
    const key = await unwrapSongKey({ wrappedKeys, privateKey: encryptionKey })
    return { cid, mime, size, ...rest, cipher: { key, counter } }
  }

  return {
    async audio(metadata, { lossless = false } = {}) {
      const files = await opened.fetch(metadata)
      if (!files) throw new Error(`no metadata under ${metadata}`)
      return (lossless ? files.lossless : undefined) ?? files.standard
    },
    async read({ cid, size, cipher }, range, signal) {
      const request = { gatewayUrl: ipfsGatewayUrl, cid, range, timeout: 4000, retryCount: 1 }
      const response = await fetchFromIpfs({ ...request, signal })
      const whole = range.start === 0 && range.end === size - 1
      if (!response.body || (response.status !== 206 && !whole)) {
        await response.body?.cancel()
        const detail = 'The store of the audio (IPFS) does not serve ranges. Tell the operator.'
        throw new ProblemError({ status: 502, code: 'CONTENT_UNREACHABLE', detail })
      }
      if (!cipher) return response.body
      return response.body.pipeThrough(createDecryptStream({ ...cipher, offset: range.start }))
    },
  }
}
