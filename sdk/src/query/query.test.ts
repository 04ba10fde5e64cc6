import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type IpfsService, startIpfs } from '../../../script/ipfs/service.ts'
import { account, testChain } from '../../test/chain.ts'
import { deploy } from '../../test/deploy.ts'
import { type GraphNode, startGraphNode } from '../../test/graphNode.ts'
import * as queries from '../generated/queries.ts'
import { addToIpfs } from '../ipfs/add.ts'
import { encodeMetadata } from '../metadata/encode.ts'
import { splitRecipient } from '../splits/recipients.ts'
import { recoup, toShares } from '../splits/tranches.ts'
import { encodeItems } from '../tabs/items.ts'
import { signTab } from '../tabs/signTab.ts'
import { createSubgraphClient, type SubgraphClient } from './client.ts'
import { dailyIncomeOf, withdrawableOf } from './earnings.ts'
import { accountId, genreId, laneId, songId, splitId } from './ids.ts'
import { cleanSearchText, search } from './search.ts'

const chain = testChain({ deployWith: deploy })
const [ada, label, fan] = [account(5), account(6), account(7)]
const gateway = account(9).address
const now = () => String(Math.floor(Date.now() / 1000) + 3600)

let ipfs: IpfsService
let ipfsFolder: string
let graphNode: GraphNode
let subgraph: SubgraphClient
let split: number
let song: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, hash: Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await hash })
}

async function publish(bytes: Uint8Array) {
  await addToIpfs({ apiUrl: ipfs.apiUrl, content: bytes })
}

async function release(title: string, genre: string) {
  const cid = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4'
  const { bytes, digest } = encodeMetadata({
    type: 'song',
    title,
    artist: 'Ada Quist',
    genre,
    license: 'CC-BY-4.0',
    explicit: false,
    duration: 200,
    artwork: { cid, mime: 'image/png' },
    audio: { cid, mime: 'audio/mpeg', size: 1000, encryption: null },
    waveform: [1, 2, 3],
    credits: [{ name: 'Ada Quist', role: 'Composer', address: ada.address }],
  })
  await publish(bytes)
  const client = chain.wallet(5)
  const hash = await client.registerSong({
    artist: ada.address,
    metadata: digest,
    split,
    terms: { price: 10_000n, releaseAt: 0, lines: ['TABS'] },
    title,
    genre,
  })
  return (await client.waitForRegisterSong({ hash })).song
}

/** An artist, a label that recoups, two songs, a fan who plays and pays. */
async function live() {
  // All of it falls into one day, also when the tests run around midnight.
  const seconds = Math.floor(Date.now() / 1000)
  const tomorrow = Math.ceil(seconds / 86_400) * 86_400
  const start = tomorrow - seconds < 600 ? tomorrow + 1 : seconds + 1
  await chain.miner().setNextBlockTimestamp({ timestamp: BigInt(start) })
  const artist = chain.wallet(5)
  const shares = (mine: number) =>
    toShares([
      { recipient: ada.address, percent: mine },
      { recipient: label.address, percent: 100 - mine - 10 },
      { recipient: splitRecipient(1), percent: 10 },
    ])
  const terms = {
    recipient: label.address,
    amount: 7_000n,
    until: shares(20),
    afterwards: shares(70),
  }
  const created = await artist.createSplit({ controller: ada.address, tranches: recoup(terms) })
  split = (await artist.waitForCreateSplit({ hash: created })).split
  song = await release('Blue Hour', 'Ambient')
  await release('Red Dust', 'Jazz')
  const profile = encodeMetadata({ type: 'profile', name: 'Ada Quist', bio: 'Tape and strings.' })
  await publish(profile.bytes)
  await done(artist, artist.publishProfile({ metadata: profile.digest, name: 'Ada Quist' }))

  const [client, own] = [chain.wallet(7), chain.wallet(9)]
  await done(client, client.mintTestUsd({ to: fan.address, amount: 10_000_000n }))
  const { hash, key } = await client.openLane({ gateway, amount: 1_000_000n })
  await client.waitForReceipt({ hash })
  const items = encodeItems([{ song, kind: 'PAID', plays: 3, amount: 30_000n }])
  const message = { chainId: 31337, listener: fan.address, gateway, nonce: 1n, items }
  await done(own, own.settleTabs({ tabs: [await signTab(key, message)] }))
  await done(client, client.withdraw({ split, recipient: label.address }))
  await chain.miner().increaseTime({ seconds: 60 })
  const next = encodeItems([{ song, kind: 'PAID', plays: 1, amount: 10_000n }])
  const second = await signTab(key, { ...message, nonce: 2n, items: next })
  return await done(own, own.settleTabs({ tabs: [second] }))
}

beforeAll(async () => {
  ipfsFolder = await mkdtemp(join(tmpdir(), 'stave-ipfs-'))
  ipfs = await startIpfs({ directory: ipfsFolder, apiPort: 0 })
  const { blockNumber } = await live()
  graphNode = await startGraphNode({ rpcUrl: chain.rpcUrl, ipfsUrl: ipfs.apiUrl })
  // Files from IPFS are read once further blocks have come.
  await chain.miner().mine({ blocks: 3 })
  subgraph = createSubgraphClient({ url: graphNode.url })
  await subgraph.waitForBlock(blockNumber + 3n)
})

afterAll(async () => {
  await graphNode.stop()
  await ipfs.close()
  await rm(ipfsFolder, { recursive: true })
})

describe('the catalogue', () => {
  test('is discovered by play, age and genre', async () => {
    const trending = await subgraph.query(queries.TrendingSongsDocument, { now: now() })
    expect(trending.songs.map(({ title }) => title)).toEqual(['Blue Hour', 'Red Dust'])
    const newest = await subgraph.query(queries.NewestSongsDocument, { now: now(), first: 1 })
    expect(newest.songs.map(({ title }) => title)).toEqual(['Red Dust'])
    const jazz = { genre: genreId('Jazz'), now: now() }
    const { songs } = await subgraph.query(queries.SongsByGenreDocument, jazz)
    expect(songs.map(({ title }) => title)).toEqual(['Red Dust'])
    const upcoming = await subgraph.query(queries.UpcomingSongsDocument, { now: now() })
    expect(upcoming.songs).toEqual([])
    const { genres } = await subgraph.query(queries.GenresDocument)
    expect(genres.map(({ name }) => name)).toEqual(['Ambient', 'Jazz'])
  })

  test('shows a song with its metadata, split and audience', async () => {
    const { song: page } = await subgraph.query(queries.SongPageDocument, { id: songId(song) })
    expect(page).toMatchObject({
      title: 'Blue Hour',
      plays: '4',
      paid: '40000',
      artist: { id: accountId(ada.address), name: 'Ada Quist' },
      metadata: { duration: '200', waveform: [1, 2, 3], contributors: [{ role: 'Composer' }] },
      split: { number: split, received: '39600' },
      audience: [{ listener: { id: accountId(fan.address) }, plays: '4' }],
    })
    const { songs } = await subgraph.query(queries.SongsByIdsDocument, { ids: [songId(song)] })
    expect(songs).toHaveLength(1)
    const since = { song: songId(song), since: '0' }
    const { songActivities } = await subgraph.query(queries.SongActivityDocument, since)
    expect(songActivities).toMatchObject([{ plays: '4', paid: '40000' }])
  })

  test('shows an artist', async () => {
    const id = accountId(ada.address)
    const { artist } = await subgraph.query(queries.ArtistPageDocument, { id })
    expect(artist).toMatchObject({
      name: 'Ada Quist',
      profile: { bio: 'Tape and strings.' },
      songCount: 2,
      paid: '40000',
    })
    const { artistActivities } = await subgraph.query(queries.ArtistActivityDocument, {
      artist: id,
      since: '0',
    })
    expect(artistActivities).toMatchObject([{ plays: '4' }])
  })

  test('is searched by words begun, whatever is typed', async () => {
    const found = await search(subgraph, { text: 'blu hou' })
    expect(found.songs.map(({ title }) => title)).toEqual(['Blue Hour'])
    const artists = await search(subgraph, { text: "QUI'" })
    expect(artists.artists.map(({ name }) => name)).toEqual(['Ada Quist'])
    for (const text of ['', '& | !', "'; drop", ':*', '((', '\\']) {
      await expect(search(subgraph, { text })).resolves.toBeDefined()
    }
    expect(cleanSearchText("blue & 'col")).toBe('blue:* & col:*')
    const plain = await subgraph.query(queries.SearchPlainDocument, { text: 'hour' })
    expect(plain.songs.map(({ title }) => title)).toEqual(['Blue Hour'])
  })
})

describe('a listener', () => {
  test('sees history, lanes and tabs', async () => {
    const listener = accountId(fan.address)
    const { plays } = await subgraph.query(queries.ListenerHistoryDocument, { listener })
    expect(plays.map((play) => [play.song.title, play.plays])).toEqual([
      ['Blue Hour', 1],
      ['Blue Hour', 3],
    ])
    const page = await subgraph.query(queries.ListenerPageDocument, { id: listener })
    expect(page.listener).toMatchObject({ spent: '40000', lanes: [{ balance: '960000' }] })
    const lane = laneId({ listener: fan.address, gateway })
    const { tabs } = await subgraph.query(queries.LaneTabsDocument, { lane, after: '1' })
    expect(tabs).toMatchObject([{ nonce: '2', paid: '10000' }])
  })
})

describe('earnings', () => {
  test('are those of the contract to the unit', async () => {
    for (const recipient of [ada.address, label.address, splitRecipient(1)]) {
      const { positions } = await subgraph.query(queries.RecipientEarningsDocument, { recipient })
      const position = positions.find((one) => one.split.number === split)
      if (!position) throw new Error('The recipient has no position.')
      expect(withdrawableOf(position, position.split.received)).toBe(
        await chain.reader().getWithdrawable({ split, recipient }),
      )
    }
  })

  test('are told by day', async () => {
    const since = { splits: [splitId(split)], since: '0' }
    const { splitIncomes } = await subgraph.query(queries.SplitIncomesDocument, since)
    expect(splitIncomes).toMatchObject([{ income: '39600', split: { number: split } }])
    const recipient = accountId(ada.address)
    const { positions } = await subgraph.query(queries.RecipientEarningsDocument, { recipient })
    const [position] = positions
    if (!position) throw new Error('The artist has no position.')
    // 7,000 at 70 % are 10,000 of income, of which the artist has 20 %; then 70 % of 29,600.
    expect(dailyIncomeOf(position, splitIncomes).map(({ amount }) => amount)).toEqual([22_720n])
    const songs = await subgraph.query(queries.SongEarningsDocument, {
      artist: recipient,
      since: '0',
    })
    expect(songs.songs.map(({ paid }) => paid)).toEqual(['40000', '0'])
    expect(songs.songActivities).toMatchObject([{ plays: '4' }])
  })

  test('stand on the split’s page with their history', async () => {
    const { split: page } = await subgraph.query(queries.SplitPageDocument, { id: splitId(split) })
    expect(page).toMatchObject({
      number: split,
      controller: accountId(ada.address),
      received: '39600',
      tranches: [{ until: '10000' }, { until: null }],
      openChange: null,
      payments: [{ amount: '9900' }, { amount: '29700' }],
      withdrawals: [{ recipient: accountId(label.address) }],
    })
    expect(page?.positions).toHaveLength(3)
  })

  test('page by id, all of them as of one block', async () => {
    const all = []
    const variables = { split: splitId(split) }
    const pages = subgraph.paginate(
      queries.PaymentsDocument,
      variables,
      ({ payments }) => payments,
      { first: 1 },
    )
    for await (const payment of pages) all.push(payment)
    expect(all.map(({ received }) => received).sort()).toEqual(['29700', '39600'])
    const { withdrawals } = await subgraph.query(queries.WithdrawalsDocument, variables)
    expect(withdrawals).toHaveLength(1)
  })
})

describe('the subgraph', () => {
  test('counts the platform', async () => {
    const stats = await subgraph.query(queries.PlatformStatsDocument, { since: '0' })
    const { accounted } = await chain.reader().getLedger()
    expect(stats.platform).toMatchObject({
      songs: 2,
      plays: '4',
      paid: '40000',
      accounted: String(accounted),
      protocolFee: 100,
    })
    expect(stats.platformActivities).toMatchObject([{ plays: '4' }])
  })

  test('is waited for, and says when it is behind', async () => {
    const wallet = chain.wallet(7)
    const mint = wallet.mintTestUsd({ to: fan.address, amount: 1n })
    const { blockNumber } = await done(wallet, mint)
    await subgraph.waitForBlock(blockNumber)
    const { _meta: meta } = await subgraph.query(queries.MetaDocument)
    expect(meta?.block.number).toBeGreaterThanOrEqual(Number(blockNumber))
    await expect(
      subgraph.waitForBlock(1_000_000, { timeout: 1, interval: 1 }),
    ).rejects.toMatchObject({ name: 'SubgraphBehindError' })
  })

  test('refuses and fails in words', async () => {
    const wrong = { id: 'nonsense' }
    await expect(subgraph.query(queries.SongPageDocument, wrong)).rejects.toMatchObject({
      name: 'SubgraphQueryError',
    })
    const dead = createSubgraphClient({ url: 'http://127.0.0.1:1', retryCount: 0 })
    await expect(dead.query(queries.MetaDocument)).rejects.toMatchObject({
      name: 'SubgraphUnreachableError',
      shortMessage: 'The subgraph does not answer.',
    })
    const server = createServer((_, response) => response.writeHead(502).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const broken = createSubgraphClient({ url, retryCount: 0 })
    await expect(broken.query(queries.MetaDocument)).rejects.toMatchObject({
      shortMessage: 'The subgraph does not answer (HTTP status 502).',
    })
  })
})
