import { LRUCache } from 'lru-cache'
import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  type Hex,
  http,
  type PublicClient,
} from 'viem'
import { accessAbi, catalogAbi, tabsAbi } from '../abis.ts'
import { lower } from './store/lower.ts'

/** A song as the catalog holds it. */
export type Song = {
  id: number
  /** sha2-256 of the metadata JSON. */
  metadata: Hex
  suspended: boolean
  /** Micro-USDC for one paid play. */
  price: bigint
  /** Unix seconds. */
  releaseAt: number
  /** Whether it is sold by the play, once released and while not suspended. */
  sold: boolean
}

/** A listener's deposit, as the Tabs contract holds it. */
export type ChainLane = {
  /** Micro-USDC. */
  balance: bigint
  /** The last tab that was settled. */
  nonce: bigint
  /** Micro-USDC that the listener has given notice of. */
  notice: bigint
  /** Unix seconds. */
  withdrawableAt: number
}

/** Why a listener may, or may not, play a song; in the order of the contract. */
export const reasons = [
  'UNKNOWN_SONG',
  'SUSPENDED',
  'NOT_RELEASED',
  'CLOSED',
  'PAYMENT_REQUIRED',
  'OWNER',
  'GIFT',
  'PATRON',
  'SUBSCRIPTION',
] as const
export type AccessReason = (typeof reasons)[number]
export type Access = { allowed: boolean; reason: AccessReason }

/** A fresh read goes to the chain, another may be a second old. */
export type Freshness = { fresh?: boolean | undefined }

/** What the gateway reads from the chain. Every method throws viem's errors when the chain does not answer. */
export type Chain = {
  client: PublicClient
  /** Undefined when no song has this id. */
  song: (id: number, freshness?: Freshness) => Promise<Song | undefined>
  access: (listener: Address, song: number, freshness?: Freshness) => Promise<Access>
  lane: (listener: Address, freshness?: Freshness) => Promise<ChainLane>
  /** Unix seconds until which the key signs; 0 when it was never registered. */
  keyExpiry: (listener: Address, keyId: Hex, freshness?: Freshness) => Promise<number>
  /** Unix seconds: this machine's clock or the newest block's, whichever is later. */
  now: () => Promise<number>
}

export type CreateChainParameters = {
  rpcUrl: string
  contracts: Record<'Tabs' | 'Catalog' | 'Access', Address>
  gateway: Address
  /** Milliseconds for which a read is reused. */
  cacheMs?: number | undefined
}

/** `1 << Line.TABS`: the bit of a song's `lines` that opens it to paid plays. */
const TABS_LINE = 1

export function createChain({
  rpcUrl,
  contracts,
  gateway,
  cacheMs = 1000,
}: CreateChainParameters): Chain {
  const client = createPublicClient({
    transport: http(rpcUrl, { batch: true, timeout: 5000, retryCount: 1, retryDelay: 100 }),
    pollingInterval: 250,
  })

  const read = memoize(cacheMs)
  return {
    client,
    song: (id, options) =>
      read(`song ${id}`, options, async () => {
        const address = contracts.Catalog
        const args = [id] as const
        const call = { address, abi: catalogAbi, functionName: 'songOf', args } as const
        const song = await client.readContract(call).catch(undefinedIfUnknownSong)
        if (!song) return null
        const { metadata, suspended, price, releaseAt, lines } = song
        const sold = (lines & TABS_LINE) !== 0
        return { id, metadata, suspended, price: BigInt(price), releaseAt, sold }
      }).then((song) => song ?? undefined),
    access: (listener, song, options) =>
      read(`access ${lower(listener)} ${song}`, options, async () => {
        const grant = await client.readContract({
          address: contracts.Access,
          abi: accessAbi,
          functionName: 'accessOf',
          args: [listener, song],
        })
        return { allowed: grant.allowed, reason: reasons[grant.reason] ?? 'CLOSED' }
      }),
    lane: (listener, options) =>
      read(`lane ${lower(listener)}`, options, () =>
        client.readContract({
          address: contracts.Tabs,
          abi: tabsAbi,
          functionName: 'laneOf',
          args: [listener, gateway],
        }),
      ),
    keyExpiry: (listener, keyId, options) =>
      read(`key ${lower(listener)} ${lower(keyId)}`, options, () =>
        client.readContract({
          address: contracts.Tabs,
          abi: tabsAbi,
          functionName: 'keyExpiry',
          args: [listener, gateway, keyId],
        }),
      ),
    now: async () => {
      const block = await read('head', {}, () => client.getBlock())
      return Math.max(Math.floor(Date.now() / 1000), Number(block.timestamp))
    },
  }
}

/** Reuses what was read a moment ago, and asks once for what is asked for at the same time. */
function memoize(ttl: number) {
  const cache = new LRUCache<string, object | number, () => Promise<object | number>>({
    max: 20_000,
    ttl: Math.max(1, ttl),
    fetchMethod: (_key, _stale, { context }) => context(),
  })
  return async <value extends object | number | null>(
    key: string,
    { fresh = false }: Freshness = {},
    load: () => Promise<value>,
  ): Promise<value> => {
    const context = async () => ({ value: await load() })
    const found = await cache.fetch(key, { context, forceRefresh: fresh })
    return (found as { value: value }).value
  }
}

function undefinedIfUnknownSong(error: unknown): undefined {
  if (error instanceof BaseError) {
    const revert = error.walk((at) => at instanceof ContractFunctionRevertedError)
    const name = (revert as ContractFunctionRevertedError | null)?.data?.errorName
    if (name === 'Catalog_UnknownSong') return undefined
  }
  throw error
}
