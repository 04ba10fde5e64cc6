import { encodeFunctionData, zeroAddress } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { catalogAbi } from '../../generated/abis.ts'
import { cidFromDigest } from '../../metadata/cid.ts'
import { encodeMetadata } from '../../metadata/encode.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'
import { decodeReceipt } from '../receipts/decodeReceipt.ts'

const chain = testChain()
const [artist, label, fan] = [account(5), account(6), account(7)]
const curator = 3
const { digest } = encodeMetadata({ type: 'profile', name: 'Ada Quist' })
let split: number

const song = {
  artist: artist.address,
  metadata: digest,
  terms: { price: 10_000n, releaseAt: 0, lines: ['TABS', 'PATRONAGE'] },
  title: 'Blue Hour',
  genre: 'Ambient',
} as const

async function register() {
  const client = chain.wallet(5)
  const hash = await client.registerSong({ ...song, split })
  return (await client.waitForRegisterSong({ hash })).song
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist.address, percent: 100 }])
  const hash = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash })).split
})

describe('songs', () => {
  test('are registered and read back', async () => {
    const reader = chain.reader()
    const before = await reader.getLatestSong()
    const id = await register()
    expect(id).toBe(before + 1)
    expect(await reader.getSong({ song: id })).toEqual({
      metadata: digest,
      split,
      suspended: false,
      price: 10_000n,
      releaseAt: 0,
      lines: ['TABS', 'PATRONAGE'],
      patronTier: 0,
      earlyAccessHours: 0,
    })
    expect(await reader.getStreamTerms({ song: id })).toEqual({ split, price: 10_000n })
    expect(await reader.getSongOwner({ song: id })).toBe(artist.address)
    expect(await reader.getSongUri({ song: id })).toBe(`ipfs://${cidFromDigest(digest)}`)
    expect(await reader.getSongBalance({ owner: artist.address })).toBeGreaterThan(0n)
    expect(await reader.getSplitsOfPayments({ payments: [{ to: id, amount: 7n }] })).toEqual([
      { to: split, amount: 7n },
    ])
  })

  test('say by simulation which id they would get', async () => {
    const { result, request } = await chain.wallet(5).simulateRegisterSong({ ...song, split })
    expect(result).toBe((await chain.reader().getLatestSong()) + 1)
    expect(request.functionName).toBe('register')
  })

  test('are refused in words', async () => {
    const client = chain.wallet(5)
    await expect(client.registerSong({ ...song, split: 999 })).rejects.toMatchObject({
      name: 'CatalogUnknownSplitError',
      shortMessage: "There is no split 999, so the song's money would go nowhere.",
      args: { split: 999 },
    })
    await expect(client.registerSong({ ...song, split, title: '' })).rejects.toMatchObject({
      name: 'CatalogBadLengthError',
      shortMessage: 'A title, name or genre has 0 bytes; 1 to 200 are allowed.',
    })
    await expect(
      client.registerSong({ ...song, split, artist: fan.address }),
    ).rejects.toMatchObject({ name: 'CatalogNotOwnerError' })
    await expect(chain.reader().getSong({ song: 4_000_000 })).rejects.toMatchObject({
      name: 'CatalogUnknownSongError',
      shortMessage: 'There is no song 4000000.',
    })
  })

  test('change terms and metadata at their owner’s hand alone', async () => {
    const id = await register()
    const terms = { price: 20_000n, releaseAt: 2_000_000_000, lines: ['GIFTS'] } as const
    const client = chain.wallet(5)
    await client.waitForReceipt({ hash: await client.setTerms({ song: id, terms }) })
    const metadata = encodeMetadata({ type: 'profile', name: 'Another' }).digest
    const hash = await client.setSongMetadata({ song: id, metadata, title: 'Dawn', genre: 'Jazz' })
    const [event] = decodeReceipt(await client.waitForReceipt({ hash }))
    expect(event).toMatchObject({ eventName: 'MetadataSet', args: { title: 'Dawn' } })
    expect(await chain.reader().getSong({ song: id })).toMatchObject({ ...terms, metadata })
    await expect(chain.wallet(7).setTerms({ song: id, terms })).rejects.toMatchObject({
      name: 'CatalogNotOwnerError',
    })
  })

  test('are suspended by a curator alone', async () => {
    const id = await register()
    await expect(chain.wallet(5).setSuspended({ song: id, suspended: true })).rejects.toMatchObject(
      { name: 'AccessManagedUnauthorizedError' },
    )
    const client = chain.wallet(curator)
    await client.waitForReceipt({ hash: await client.setSuspended({ song: id, suspended: true }) })
    expect(await chain.reader().getStreamTerms({ song: id })).toMatchObject({ price: 0n })
    expect(await chain.reader().getAccess({ listener: fan.address, song: id })).toEqual({
      allowed: false,
      reason: 'SUSPENDED',
      quality: 'PREVIEW',
      until: undefined,
    })
  })

  test('are handed on, by operators too', async () => {
    const id = await register()
    const owner = chain.wallet(5)
    const reader = chain.reader()
    const approval = await owner.setCatalogOperator({ operator: label.address, approved: true })
    await owner.waitForReceipt({ hash: approval })
    const asked = { owner: artist.address, operator: label.address }
    expect(await reader.isCatalogOperator(asked)).toBe(true)
    const manager = chain.wallet(6)
    const hash = await manager.registerSong({ ...song, split })
    const other = await manager.waitForRegisterSong({ hash })
    expect(await reader.getSongOwner({ song: other.song })).toBe(artist.address)

    await owner.waitForReceipt({ hash: await owner.approveSong({ song: id, to: fan.address }) })
    expect(await reader.getSongApproval({ song: id })).toBe(fan.address)
    expect(await reader.getSongApproval({ song: other.song })).toBeUndefined()
    const handover = { song: id, from: artist.address, to: fan.address }
    const taker = chain.wallet(7)
    await taker.waitForReceipt({ hash: await taker.transferSong(handover) })
    expect(await reader.getSongOwner({ song: id })).toBe(fan.address)
    await expect(owner.transferSong(handover)).rejects.toMatchObject({
      name: 'ERC721InsufficientApprovalError',
    })
  })
})

test('profiles are published', async () => {
  const client = chain.wallet(6)
  expect(await client.getProfile({ artist: label.address })).toBeUndefined()
  const hash = await client.publishProfile({ metadata: digest, name: 'Label' })
  await client.waitForReceipt({ hash })
  expect(await client.getProfile({ artist: label.address })).toBe(digest)
})

describe('access', () => {
  test('is told with its reason', async () => {
    const id = await register()
    const { getAccess } = chain.reader()
    expect(await getAccess({ listener: fan.address, song: id })).toMatchObject({
      allowed: false,
      reason: 'PAYMENT_REQUIRED',
    })
    expect(await getAccess({ listener: artist.address, song: id })).toEqual({
      allowed: true,
      reason: 'OWNER',
      quality: 'LOSSLESS',
      until: undefined,
    })
    expect(await getAccess({ listener: fan.address, song: 9_999 })).toMatchObject({
      reason: 'UNKNOWN_SONG',
    })
  })

  test('before the release ends with it', async () => {
    const client = chain.wallet(5)
    const terms = { ...song.terms, releaseAt: 4_000_000_000 }
    const hash = await client.registerSong({ ...song, split, terms })
    const { song: id } = await client.waitForRegisterSong({ hash })
    expect(await client.getAccess({ listener: fan.address, song: id })).toMatchObject({
      reason: 'NOT_RELEASED',
      until: 4_000_000_000,
    })
  })
})

describe('a client', () => {
  test('without an account is told to connect', async () => {
    await expect(
      chain.reader().publishProfile({ metadata: digest, name: 'Ada' }),
    ).rejects.toMatchObject({ name: 'NoAccountError' })
  })

  test('at an address without a contract is told so', async () => {
    await expect(chain.reader().getLatestSong({ address: fan.address })).rejects.toMatchObject({
      name: 'NoContractError',
    })
    await expect(chain.reader().getLatestSong({ address: zeroAddress })).rejects.toMatchObject({
      name: 'NoContractError',
    })
  })

  test('reads as of a block', async () => {
    const { getLatestSong } = chain.reader()
    const blockNumber = await chain.miner().getBlockNumber()
    const count = await getLatestSong()
    await register()
    expect(await getLatestSong({ blockNumber })).toBe(count)
    expect(await getLatestSong()).toBe(count + 1)
  })

  test('learns that a transaction failed in its block', async () => {
    const client = chain.wallet(5)
    const data = encodeFunctionData({
      abi: catalogAbi,
      functionName: 'setSuspended',
      args: [1, true],
    })
    const to = getAddressOf('Catalog', 31337)
    const hash = await client.sendTransaction({ to, data, gas: 200_000n })
    await expect(client.waitForReceipt({ hash })).rejects.toMatchObject({
      name: 'TransactionRevertedError',
    })
  })
})
