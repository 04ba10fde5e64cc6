import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import {
  type Address,
  BaseError,
  createPublicClient,
  type Hex,
  HttpRequestError,
  http,
  type PublicClient,
  TimeoutError,
} from 'viem'
import { type GetAccessReturnType, getAccess } from '../actions/access/getAccess.ts'
import { type GetSongReturnType, getSong } from '../actions/catalog/getSong.ts'
import { getKeyExpiry } from '../actions/tabs/getKeyExpiry.ts'
import { type GetLaneReturnType, getLane } from '../actions/tabs/getLane.ts'
import { CatalogUnknownSongError } from '../errors/catalog.ts'
import { lower } from './store/lower.ts'

/** A song as the catalog holds it. */
export type Song = GetSongReturnType & {
  id: number
  /** Whether it is sold by the play, once released and while not suspended. */
  sold: boolean
}

/** A fresh read goes to the chain, another may be a second old. */
export type Freshness = { fresh?: boolean | undefined }

/** What the gateway reads from the chain. Every method throws when the chain does not answer. */
export type Chain = {
  client: PublicClient
  /** Undefined when no song has this id. */
  song: (id: number, freshness?: Freshness) => Promise<Song | undefined>
  access: (listener: Address, song: number, freshness?: Freshness) => Promise<GetAccessReturnType>
  lane: (listener: Address, freshness?: Freshness) => Promise<GetLaneReturnType>
  /** Unix seconds until which the key signs; 0 when it was never registered. */
  keyExpiry: (listener: Address, keyId: Hex, freshness?: Freshness) => Promise<number>
  /** Unix seconds: this machine's clock or the newest block's, whichever is later. */
  now: (freshness?: Freshness) => Promise<number>
}

export type CreateChainParameters = {
  rpcUrl: string
  contracts: Record<'Tabs' | 'Catalog' | 'Access', Address>
  gateway: Address
  /** Milliseconds for which a read is reused. */
  cacheMs?: number | undefined
}

/** How long a chain that does not answer is taken to stand as it last did, where no money depends on it. */
const PATIENCE_MS = 60_000
/** After so long without an answer the chain is taken not to answer, where it was read before. */
const STALL_MS = 1000

export function createChain({
  rpcUrl,
  contracts,
  gateway,
  cacheMs = 1000,
}: CreateChainParameters): Chain {
  const client = createPublicClient({
    transport: http(rpcUrl, { batch: true, timeout: 4000, retryCount: 1, retryDelay: 100 }),
    pollingInterval: 250,
  })

  const read = memoize(cacheMs)
  return {
    client,
    song: async (id, options) => {
      const song = await read(`song ${id}`, { ...options, patient: true }, () =>
        getSong(client, { song: id, address: contracts.Catalog }).catch(nullIfUnknownSong),
      )
      return song ? { id, sold: song.lines.includes('TABS'), ...song } : undefined
    },
    access: (listener, song, options) =>
      read(`access ${lower(listener)} ${song}`, { ...options, patient: true }, () =>
        getAccess(client, { listener, song, address: contracts.Access }),
      ),
    lane: (listener, options) =>
      read(`lane ${lower(listener)}`, options ?? {}, () =>
        getLane(client, { listener, gateway, address: contracts.Tabs }),
      ),
    keyExpiry: (listener, keyId, options) =>
      read(`key ${lower(listener)} ${lower(keyId)}`, options ?? {}, () =>
        getKeyExpiry(client, { listener, gateway, keyId, address: contracts.Tabs }),
      ),
    now: async (options) => {
      const block = await read('head', { ...options, patient: true }, () => client.getBlock())
      return Math.max(Math.floor(Date.now() / 1000), Number(block.timestamp))
    },
  }
}

/** Whether the error says that the chain cannot be asked now. */
export function isChainDown(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  return Boolean(error.walk((at) => at instanceof HttpRequestError || at instanceof TimeoutError))
}

type Loaded = { value: unknown; at: number }

/** Reuses what was read a moment ago, and asks once for what is asked for at the same time. */
function memoize(ttl: number) {
  const cache = new LRUCache<string, Loaded, () => Promise<Loaded>>({
    max: 20_000,
    ttl: Math.max(1, ttl),
    fetchMethod: (_key, _stale, { context }) => context(),
  })
  return async <value>(
    key: string,
    { fresh = false, patient = false }: Freshness & { patient?: boolean },
    load: () => Promise<value>,
  ): Promise<value> => {
    const context = async () => ({ value: await load(), at: Date.now() })
    const isRecent = ({ at }: Loaded) => Date.now() - at <= ttl + PATIENCE_MS
    const before = patient ? cache.peek(key, { allowStale: true }) : undefined
    const options = { context, forceRefresh: fresh, allowStaleOnFetchRejection: patient }
    const asked = cache.fetch(key, options)
    const found = before && isRecent(before) ? await soon(asked, before) : await asked
    // What is too old to be trusted is asked for once more, so that the reason is thrown.
    if (!found || !isRecent(found)) return await load()
    return found.value as value
  }
}

/** What is asked for, or what was known before when that does not come soon. */
async function soon<value>(asked: Promise<value>, before: value): Promise<value> {
  const patience = new AbortController()
  const stalled = sleep(STALL_MS, before, { signal: patience.signal, ref: false })
  try {
    return await Promise.race([asked, stalled])
  } finally {
    for (const late of [asked, stalled]) late.catch(() => {})
    patience.abort()
  }
}

function nullIfUnknownSong(error: unknown): null {
  if (error instanceof CatalogUnknownSongError) return null
  throw error
}
