import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCreditSupply, getPatronStanding } from '@stave/sdk/actions'
import { type Address, createPublicClient, http } from 'viem'
import { foundry } from 'viem/chains'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../run/build.ts'
import { until } from './probe.ts'
import { type Stack, startStack } from './stack.ts'
import { graphNodeBinary } from './tools.ts'

const parts = ['chain', 'deployment', 'postgres', 'ipfs', 'subgraph', 'demo'] as const
const now = Math.floor(Date.now() / 1_000)
const soon = now + 5 * 86_400

let folder: string
let stack: Stack

/** What the demo promises, as a visitor finds it in the index. */
const promised = test.runIf(graphNodeBinary() !== undefined)

beforeAll(async () => {
  if (graphNodeBinary() === undefined) return
  await ensureBuilt(['contracts', 'subgraph'])
  folder = await mkdtemp(join(tmpdir(), 'stave-demo-stack-'))
  // Rendering the songs takes longest when that has not been done before.
  stack = await startStack({ folder, parts, ports: 'any', env: {}, limit: 180 })
  await until(filesAreIn, 90)
}, 600_000)

/** Throws until the index has read the files that were named last; blocks that follow bring them in. */
async function filesAreIn(): Promise<void> {
  const { editions, songs, tips } = await ask<Record<string, { file: object | null }[]>>(`{
    editions { file: metadata { id } }
    songs { file: metadata { id } }
    tips(where: {messageDigest_not: null}) { file: message { id } }
  }`)
  const missing = [editions, songs, tips].flat().filter((one) => one?.file === null)
  if (missing.length > 0) throw new Error(`${missing.length} files are not indexed yet`)
}

afterAll(async () => {
  await stack?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function ask<Data>(query: string): Promise<Data> {
  const response = await fetch(stack.urls.subgraph, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

promised('patrons of each loyalty, on tiers whose perks are on IPFS', async () => {
  const { patrons, tiers } = await ask<{
    patrons: { artist: { id: Address }; account: { id: Address }; renewal: string }[]
    tiers: { terms: { perks: { perks: string[] } | null } }[]
  }>('{ patrons { artist { id } account { id } renewal } tiers { terms { perks { perks } } } }')
  const client = createPublicClient({ chain: foundry, transport: http(stack.urls.rpc) })
  const standings = await Promise.all(
    patrons.map(({ artist, account }) =>
      getPatronStanding(client, { artist: artist.id, patron: account.id }),
    ),
  )
  expect(new Set(standings.map((standing) => standing?.loyalty))).toEqual(
    new Set([undefined, 1, 2, 3, 4]),
  )
  expect(new Set(patrons.map(({ renewal }) => renewal)).size).toBe(3)
  for (const { terms } of tiers) expect(terms.perks?.perks.length).toBeGreaterThan(0)
})

promised('subscribers of each tier, with credited epochs and an open one', async () => {
  const { subscribers, epoches, credits } = await ask<{
    subscribers: { tier: string; paidUntil: string; renewTier: string; namedArtists: string[] }[]
    epoches: { pool: string; credited: string; points: string; endsAt: string }[]
    credits: { id: string }[]
  }>(`{
    subscribers { tier paidUntil renewTier namedArtists }
    epoches(orderBy: number) { pool credited points endsAt }
    credits: epochCredits { id }
  }`)
  const running = subscribers.filter(({ paidUntil }) => Number(paidUntil) > now)
  expect(new Set(running.map(({ tier }) => tier))).toEqual(
    new Set(['BASIC', 'PREMIUM', 'SUPPORTER']),
  )
  expect(running.length).toBeLessThan(subscribers.length)
  expect(running.some(({ renewTier }) => renewTier === 'FREE')).toBe(true)
  expect(running.some(({ namedArtists }) => namedArtists.length > 1)).toBe(true)
  const credited = epoches.filter(({ pool, credited: amount }) => amount === pool)
  expect(credited.length).toBeGreaterThanOrEqual(2)
  expect(credits.length).toBeGreaterThan(credited.length)
  const open = epoches.find(({ endsAt }) => Number(endsAt) > now)
  expect(open).toMatchObject({ credited: '0' })
  expect(open?.pool).not.toBe('0')
})

promised('auctions of both kinds, over and running for days', async () => {
  const { dutchAuctions, englishAuctions } = await ask<{
    dutchAuctions: { state: string; endsAt: string }[]
    englishAuctions: {
      stage: string
      endsAt: string
      bidCount: number
      deposits: { returnable: string }[]
    }[]
  }>(`{
    dutchAuctions { state endsAt }
    englishAuctions { stage endsAt bidCount deposits { returnable } }
  }`)
  expect(new Set(dutchAuctions.map(({ state }) => state))).toEqual(
    new Set(['OPEN', 'SOLD_OUT', 'CLOSED']),
  )
  expect(new Set(englishAuctions.map(({ stage }) => stage))).toEqual(
    new Set(['OPEN', 'SOLD', 'UNSOLD']),
  )
  const dutch = dutchAuctions.find(({ state }) => state === 'OPEN')
  const english = englishAuctions.find(({ stage }) => stage === 'OPEN')
  expect(Number(dutch?.endsAt)).toBeGreaterThan(soon)
  expect(Number(english?.endsAt)).toBeGreaterThan(soon)
  expect(english?.bidCount).toBeGreaterThan(1)
  expect(english?.deposits.some(({ returnable }) => returnable !== '0')).toBe(true)
})

promised('editions of every kind, with metadata on IPFS', async () => {
  const { editions, passUses, airdrops } = await ask<{
    editions: {
      price: string
      left: string
      sold: string
      ended: boolean
      metadata: { artworkCid: string } | null
    }[]
    passUses: { id: string }[]
    airdrops: { id: string }[]
  }>(`{
    editions { price left sold ended metadata { artworkCid } }
    passUses { id }
    airdrops: editionAirdrops { id }
  }`)
  for (const { metadata } of editions) expect(metadata?.artworkCid).toBeTruthy()
  const sold = editions.filter((edition) => edition.sold !== '0')
  expect(sold.some(({ price }) => price === '0')).toBe(true)
  expect(sold.some(({ ended, left }) => left === '0' && !ended)).toBe(true)
  expect(sold.some(({ ended }) => ended)).toBe(true)
  expect(sold.some(({ left, price }) => left !== '0' && price !== '0')).toBe(true)
  expect([passUses.length > 0, airdrops.length > 0]).toEqual([true, true])
})

promised('a market with listings, offers, sales, and a song in shares', async () => {
  const { listings, offers, marketSales, royaltyShares } = await ask<{
    listings: { kind: string; state: string }[]
    offers: { kind: string; state: string }[]
    marketSales: { kind: string; offer: { id: string } | null }[]
    royaltyShares: { claimed: string; balances: { balance: string }[] }[]
  }>(`{
    listings { kind state }
    offers { kind state }
    marketSales { kind offer { id } }
    royaltyShares { claimed balances { balance } }
  }`)
  for (const list of [listings, offers]) {
    const open = list.filter(({ state }) => state === 'OPEN')
    expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(['EDITION', 'SHARE', 'SONG']))
  }
  expect(new Set(marketSales.map(({ kind }) => kind))).toEqual(new Set(['EDITION', 'SHARE']))
  expect(marketSales.some(({ offer }) => offer !== null)).toBe(true)
  const [shares] = royaltyShares
  const holders = shares?.balances.filter(({ balance }) => balance !== '0')
  expect(holders?.length).toBeGreaterThan(2)
  expect(shares?.claimed).not.toBe('0')
})

promised('tips with words, rewards, and songs on several lines', async () => {
  const { rewards, songs, tips } = await ask<{
    rewards: { id: string }[]
    songs: { lines: number }[]
    tips: { message: { text: string } | null }[]
  }>('{ tips { message { text } } rewards(first: 5) { id } songs { lines } }')
  expect(tips.filter(({ message }) => message !== null).length).toBeGreaterThan(5)
  expect(tips.some(({ message }) => message === null)).toBe(true)
  expect(rewards.length).toBe(5)
  const client = createPublicClient({ chain: foundry, transport: http(stack.urls.rpc) })
  expect(await getCreditSupply(client)).toBeGreaterThan(0n)
  expect(
    songs.some(({ lines }) => [...lines.toString(2)].filter((bit) => bit === '1').length > 3),
  ).toBe(true)
})

promised('each kind of play is indexed, and nothing was left uncounted', async () => {
  const kinds = ['PAID', 'SUBSCRIPTION', 'PATRON', 'GIFT']
  const found = await ask<Record<string, { id: string }[]>>(
    `{ ${kinds.map((kind) => `${kind}: plays(first: 1, where: {kind: ${kind}}) { id }`).join(' ')}
      uncountedPlays { id } }`,
  )
  for (const kind of kinds) expect(found[kind], kind).toHaveLength(1)
  expect(found.uncountedPlays).toEqual([])
})
