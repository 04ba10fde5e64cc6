import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  dutchAuctionsAbi,
  editionsAbi,
  englishAuctionsAbi,
  giftsAbi,
  marketAbi,
  patronageAbi,
  royaltySharesAbi,
  splitsAbi,
  subscriptionsAbi,
  tabsAbi,
  testUsdAbi,
} from '@stave/sdk/abis'
import {
  getLane,
  getLatestSong,
  getLedger,
  getPatronStanding,
  getReceived,
  getSong,
  getStorefront,
} from '@stave/sdk/actions'
import { getDeployment } from '@stave/sdk/addresses'
import { decryptAudio, generateEncryptionKey, unwrapSongKey } from '@stave/sdk/encryption'
import { fetchFromIpfs, fetchSongMetadata } from '@stave/sdk/ipfs'
import { decodeItems, playKinds } from '@stave/sdk/tabs'
import {
  type Abi,
  type Address,
  createPublicClient,
  http,
  isAddressEqual,
  type Log,
  parseEventLogs,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IpfsService, startIpfs } from '../../ipfs/service.ts'
import type { DemoSong } from '../roster.ts'
import { defaultMusicFolder } from './audio.ts'
import { day, earlyDays, historyLength, yearDays } from './calendar.ts'
import { type FillOptions, fillDemo } from './fill.ts'
import { smallRoster, startChain, type TestChain } from './testing.ts'
import { deriveWallets, walletOf } from './wallets.ts'

const days = 3
// Anvil's account 9, which the local deployment makes the gateway.
const gatewayPrivateKey = '0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6'
const gateway = privateKeyToAccount(gatewayPrivateKey).address
const { privateKey: gatewayEncryptionKey } = generateEncryptionKey()
const { contracts } = getDeployment(foundry.id)

let folder: string
let chain: TestChain
let ipfs: IpfsService
let options: FillOptions
let client: ReturnType<typeof connect>
let logs: Log[]

const connect = (rpcUrl: string) =>
  createPublicClient({ chain: foundry, transport: http(rpcUrl, { batch: true }) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stave-demo-'))
  chain = await startChain(folder, historyLength(days))
  ipfs = await startIpfs({ directory: join(folder, 'ipfs'), apiPort: 0, gatewayPort: 0 })
  options = {
    roster: smallRoster,
    rpcUrl: chain.rpcUrl,
    ipfsApiUrl: ipfs.apiUrl,
    gatewayPrivateKey,
    gatewayEncryptionKey,
    musicFolder: defaultMusicFolder,
    days,
  }
  // The first run is cut short after the songs' release and a day of plays, and chain and demo start again.
  const report = (line: string) => {
    if (line.startsWith('plays up to day 1 ')) throw new Error('cut short')
  }
  await expect(fillDemo({ ...options, report })).rejects.toThrow('cut short')
  await chain.restart()
  await fillDemo(options)
  client = connect(chain.rpcUrl)
  logs = await client.getLogs({ fromBlock: 0n, toBlock: 'latest' })
  // Compiling the contracts and rendering the songs takes longest when neither has been done before.
}, 300_000)

afterAll(async () => {
  await chain?.stop()
  await ipfs?.close()
  await rm(folder, { recursive: true, force: true })
})

const settled = () => parseEventLogs({ abi: tabsAbi, eventName: 'TabSettled', logs })
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

test('releases each song once, at its price', async () => {
  expect(await getLatestSong(client)).toBe(smallRoster.songs.length)
  for (const [index, { price }] of smallRoster.songs.entries()) {
    expect((await getSong(client, { song: index + 1 })).price).toBe(price)
  }
})

test('what was paid in is what splits received and fees, to the unit', async () => {
  const transfers = parseEventLogs({ abi: testUsdAbi, eventName: 'Transfer', logs }).filter(
    ({ address }) => isAddressEqual(address, contracts.Currency),
  )
  const paid = sum(
    transfers
      .filter(({ args }) => isAddressEqual(args.to, contracts.Splits))
      .map(({ args }) => args.value),
  )
  const forwarded = parseEventLogs({ abi: splitsAbi, eventName: 'Forwarded', logs })
  const withdrawn = parseEventLogs({ abi: splitsAbi, eventName: 'Withdrawn', logs })
  const { accounted, fees, splitCount } = await getLedger(client)
  const received = await Promise.all(
    Array.from({ length: splitCount }, (_, index) => getReceived(client, { split: index + 1 })),
  )
  // What moves on to a nested split is received there a second time.
  expect(sum(received) - sum(forwarded.map(({ args }) => args.amount)) + fees).toBe(paid)
  expect(accounted + sum(withdrawn.map(({ args }) => args.amount))).toBe(paid)
  expect(paid).toBeGreaterThan(0n)
  expect(await getStorefront(client, { gateway })).not.toBe(0)
})

test('lanes hold what was deposited and not spent', async () => {
  const deposits = parseEventLogs({ abi: tabsAbi, eventName: 'Deposited', logs })
  const back = parseEventLogs({ abi: tabsAbi, eventName: 'Withdrawn', logs }).filter(
    ({ address }) => address.toLowerCase() === contracts.Tabs.toLowerCase(),
  )
  const lanes = await Promise.all(
    [...deriveWallets(smallRoster).listeners.values()].map(({ address }) =>
      getLane(client, { listener: address, gateway }),
    ),
  )
  const left = sum(lanes.map(({ balance }) => balance))
  const spent =
    sum(settled().map(({ args }) => args.paid)) + sum(back.map(({ args }) => args.amount))
  expect(left + spent).toBe(sum(deposits.map(({ args }) => args.amount)))
  const held = { abi: testUsdAbi, address: contracts.Currency, functionName: 'balanceOf' } as const
  expect(await client.readContract({ ...held, args: [contracts.Tabs] })).toBe(left)
})

test('plays fall on early days and then on every day, the last of them today, and the clock is right', async () => {
  const genesis = await client.getBlock({ blockNumber: 0n })
  const blocks = [...new Set(settled().map(({ blockNumber }) => blockNumber))]
  const times = await Promise.all(
    blocks.map(async (blockNumber) => Number((await client.getBlock({ blockNumber })).timestamp)),
  )
  const since = times.map((time) => Math.floor((time - Number(genesis.timestamp)) / day))
  expect(since).toEqual([...earlyDays, 1, 2, 3].map((which) => yearDays + which))
  const latest = await client.getBlock()
  expect(Math.abs(Number(latest.timestamp) - Date.now() / 1_000)).toBeLessThan(120)
  await client.request({ method: 'evm_mine' } as never)
  const next = await client.getBlock()
  expect(Math.abs(Number(next.timestamp) - Date.now() / 1_000)).toBeLessThan(5)
})

test('plays are attested gifts, patrons’ and subscribers’ plays, or paid at the price', () => {
  const items = settled().flatMap(({ args }) =>
    decodeItems(args.items).map((item) => ({ ...item, attested: args.attested })),
  )
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(playKinds))
  for (const { song, kind, plays, amount, attested } of items) {
    const { lines, price } = smallRoster.songs[song - 1] as DemoSong
    expect(kind === 'GIFT').toBe(lines.includes('GIFTS'))
    expect(amount).toBe(kind === 'PAID' ? price * BigInt(plays) : 0n)
    if (kind !== 'PAID') expect(attested).toBe(true)
  }
})

test('fans use every line, and artists every kind of sale', () => {
  const names = (address: Address, abi: Abi) => {
    const own = logs.filter((log) => isAddressEqual(log.address, address))
    return new Set(parseEventLogs({ abi, logs: own }).map(({ eventName }) => eventName))
  }
  const expected: [keyof typeof contracts, Abi, string[]][] = [
    ['Patronage', patronageAbi, ['PageSet', 'TierSet', 'LimitSet', 'Joined', 'Collected']],
    ['Gifts', giftsAbi, ['Tipped', 'RewardsSet', 'Rewarded', 'Claimed']],
    [
      'Subscriptions',
      subscriptionsAbi,
      ['SubscriptionPaid', 'ArtistsPaid', 'ArtistsNamed', 'PlaysCounted', 'EpochCredited'],
    ],
    ['Editions', editionsAbi, ['EditionCreated', 'EditionBought', 'PassUsed', 'PassRevoked']],
    ['DutchAuctions', dutchAuctionsAbi, ['AuctionCreated', 'AuctionBought', 'AuctionClosed']],
    ['EnglishAuctions', englishAuctionsAbi, ['BidPlaced', 'AuctionUnsold', 'DepositReturned']],
    ['Market', marketAbi, ['Listed', 'ListingCancelled', 'Offered', 'Sold']],
    ['RoyaltyShares', royaltySharesAbi, ['Wrapped']],
  ]
  for (const [name, abi, events] of expected) {
    expect([...names(contracts[name], abi)], name).toEqual(expect.arrayContaining(events))
  }
})

test('a year of patronage is the highest loyalty', async () => {
  const { earners, listeners } = deriveWallets(smallRoster)
  const loyaltyOf = async (artist: string, patron: string) => {
    const standing = await getPatronStanding(client, {
      artist: walletOf(earners, artist).address,
      patron: walletOf(listeners, patron).address,
    })
    return standing?.loyalty
  }
  expect(await loyaltyOf('ottoline-drift', 'Pip Larkspur')).toBe(4)
  expect(await loyaltyOf('tin-orchard', 'Mo Featherstonehaugh-Bell')).toBe(3)
  expect(await loyaltyOf('sable-and-wren', 'Pip Larkspur')).toBe(2)
  expect(await loyaltyOf('ottoline-drift', 'Quill & Pepper')).toBe(1)
})

test('the gateway opens a paid song, and anyone a free one', async () => {
  for (const [index, { price, title }] of smallRoster.songs.entries()) {
    const { metadata } = await getSong(client, { song: index + 1 })
    const song = await fetchSongMetadata({ gatewayUrl: ipfs.gatewayUrl, digest: metadata })
    expect(song.title).toBe(title)
    const file = await fetchFromIpfs({ gatewayUrl: ipfs.gatewayUrl, cid: song.audio.cid })
    const stored = new Uint8Array(await file.arrayBuffer())
    const { encryption } = song.audio
    expect(encryption === null).toBe(price === 0n)
    const audio = encryption
      ? await decryptAudio({
          key: await unwrapSongKey({ ...encryption, privateKey: gatewayEncryptionKey }),
          counter: encryption.counter,
          data: stored,
        })
      : stored
    // Every MPEG frame begins with eleven ones.
    expect([audio[0], (audio[1] ?? 0) & 0xe0]).toEqual([0xff, 0xe0])
  }
})

test('another run adds nothing', async () => {
  await fillDemo(options)
  const after = await client.getLogs({ fromBlock: 0n, toBlock: 'latest' })
  expect(after).toHaveLength(logs.length)
})

test('a chain that is too young is refused, with what to do', async () => {
  await expect(fillDemo({ ...options, days: 30 })).rejects.toThrow(/too late.*--timestamp/s)
})
