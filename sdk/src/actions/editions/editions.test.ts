import { zeroAddress } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { decodePass, encodePass, hashPass, passPrice, passTypedData } from '../../editions/index.ts'
import type { EditionTerms } from '../../editions/terms.ts'
import { plainSplit, toShares } from '../../splits/tranches.ts'

const chain = testChain()
const chainId = 31337
const [artist, fan, ben] = [account(5).address, account(6).address, account(7).address]
const price = 5_000_000n
let song: number
let split: number

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function create(terms: Partial<EditionTerms> = {}): Promise<number> {
  const client = chain.wallet(5)
  const hash = await client.createEdition({
    song,
    metadata: `0x${'44'.repeat(32)}`,
    title: 'Blue Hour, first pressing',
    terms: { price, ...terms },
  })
  return (await client.waitForCreateEdition({ hash })).edition
}

beforeAll(async () => {
  const client = chain.wallet(5)
  const shares = toShares([{ recipient: artist, percent: 100 }])
  const created = await client.createSplit({ tranches: plainSplit(shares) })
  split = (await client.waitForCreateSplit({ hash: created })).split
  const hash = await client.registerSong({
    artist,
    metadata: `0x${'11'.repeat(32)}`,
    split,
    terms: { price: 10_000n, releaseAt: 0, lines: ['TABS', 'AUCTIONS'] },
    title: 'Blue Hour',
    genre: 'Ambient',
  })
  song = (await client.waitForRegisterSong({ hash })).song
  const spender = getAddressOf('Editions', chainId)
  for (const index of [6, 7]) {
    const wallet = chain.wallet(index)
    const to = account(index).address
    await done(wallet, () => wallet.mintTestUsd({ to, amount: 1_000_000_000n }))
    await done(wallet, () => wallet.approveCurrency({ spender, amount: 1_000_000_000n }))
  }
})

describe('an edition', () => {
  test('is made on its terms', async () => {
    const edition = await create({ supply: 10, walletLimit: 2, royalty: 500 })
    const reader = chain.reader()
    expect(await reader.getLatestEdition()).toBe(edition)
    expect(await reader.getEdition({ edition })).toEqual({
      metadata: `0x${'44'.repeat(32)}`,
      song,
      supply: 10,
      reserved: 0,
      minter: undefined,
      left: 10,
      walletLimit: 2,
      price,
      startsAt: 0,
      endsAt: undefined,
      series: 0,
      royalty: 500,
      ended: false,
    })
    expect(await reader.getEditionUri({ edition })).toMatch(/^ipfs:\/\/baf/)
    expect(await reader.getEditionRoyalty({ edition, price: 1_000_001n })).toEqual({
      receiver: await reader.getDepositAddress({ split }),
      amount: 50_000n,
    })
    const open = await create()
    expect(await reader.getEdition({ edition: open })).toMatchObject({
      supply: undefined,
      left: undefined,
      walletLimit: undefined,
    })
    await expect(reader.getEdition({ edition: 999 })).rejects.toMatchObject({
      name: 'EditionsUnknownEditionError',
      shortMessage: 'There is no edition 999.',
    })
    await expect(create({ royalty: 1_001 })).rejects.toMatchObject({
      name: 'EditionsRoyaltyTooHighError',
    })
  })

  test('is bought within its limits, and pays the song', async () => {
    const edition = await create({ supply: 3, walletLimit: 2 })
    const client = chain.wallet(6)
    const before = await client.getReceived({ split })
    const buy = { edition, quantity: 2, maximum: 2n * price }
    await expect(client.buyEdition({ ...buy, maximum: 1n })).rejects.toMatchObject({
      name: 'EditionsPriceAboveMaximumError',
      shortMessage: 'It costs 10.00 USDC, more than the 0.000001 USDC you allowed.',
    })
    await done(client, () => client.buyEdition(buy))
    expect((await client.getReceived({ split })) - before).toBe((2n * price * 99n) / 100n)
    expect(await client.getEditionBalance({ account: fan, edition })).toBe(2)
    expect(await client.getEditionBought({ edition, wallet: fan })).toBe(2)
    await expect(client.buyEdition({ edition, quantity: 1, maximum: price })).rejects.toMatchObject(
      { name: 'EditionsWalletLimitError' },
    )
    await expect(chain.wallet(7).buyEdition(buy)).rejects.toMatchObject({
      name: 'EditionsSoldOutError',
      shortMessage: 'Only 1 tokens are left, not 2.',
    })
  })

  test('is given away, handed on and ended', async () => {
    const [own, client] = [chain.wallet(5), chain.wallet(6)]
    const [first, second] = [await create({ supply: 5 }), await create({ supply: 5 })]
    for (const edition of [first, second]) {
      await done(own, () =>
        own.airdropEdition({ edition, receivers: [fan, fan, ben], quantity: 1 }),
      )
    }
    const balances = { account: fan, editions: [first, second] }
    expect(await own.getEditionBalances(balances)).toEqual([2, 2])
    const hand = { from: fan, to: ben, quantity: 1 }
    await done(client, () => client.transferEdition({ edition: first, ...hand }))
    const tokens = [
      { edition: first, quantity: 1 },
      { edition: second, quantity: 2 },
    ]
    await done(client, () => client.transferEditions({ from: fan, to: ben, tokens }))
    expect(await own.getEditionBalances(balances)).toEqual([0, 0])
    await expect(own.transferEdition({ ...hand, from: ben, edition: first })).rejects.toMatchObject(
      { name: 'ERC1155MissingApprovalForAllError' },
    )
    const holder = chain.wallet(7)
    await done(holder, () => holder.setEditionsOperator({ operator: artist, approved: true }))
    expect(await own.isEditionsOperator({ owner: ben, operator: artist })).toBe(true)
    await done(own, () => own.transferEdition({ edition: first, from: ben, to: fan, quantity: 1 }))

    await done(own, () => own.endEdition({ edition: first }))
    expect(await own.getEdition({ edition: first })).toMatchObject({
      supply: 3,
      left: 0,
      ended: true,
    })
    await expect(client.endEdition({ edition: second })).rejects.toMatchObject({
      name: 'CatalogNotOwnerError',
    })
  })

  test('has tokens set aside by its minter', async () => {
    const minter = chain.wallet(8)
    const edition = await create({ supply: 5, minter: account(8).address })
    await done(minter, () => minter.reserveEdition({ edition, quantity: 3 }))
    await done(minter, () => minter.deliverEdition({ edition, receiver: ben, quantity: 1 }))
    await done(minter, () => minter.releaseEdition({ edition, quantity: 1 }))
    expect(await minter.getEdition({ edition })).toMatchObject({ left: 3, reserved: 1 })
    expect(await minter.getEditionBalance({ account: ben, edition })).toBe(1)
    await expect(chain.wallet(6).reserveEdition({ edition, quantity: 1 })).rejects.toMatchObject({
      name: 'EditionsNotMinterError',
    })
    await expect(
      minter.deliverEdition({ edition, receiver: ben, quantity: 2 }),
    ).rejects.toMatchObject({ name: 'EditionsNotReservedError' })
  })
})

describe('a pass', () => {
  test('is what the contract takes it for', async () => {
    const edition = await create()
    const { pass, signature } = await chain.wallet(5).signPass({ edition, discount: 1 })
    const reader = chain.reader()
    expect(pass).toMatchObject({ signer: artist, holder: zeroAddress, limit: 1, series: 0 })
    const typed = passTypedData({ pass, chainId })
    expect(await reader.verifyTypedData({ address: artist, ...typed, signature })).toBe(true)
    const digest = await reader.getPassDigest({ pass })
    expect(await reader.verifyHash({ address: artist, hash: digest, signature })).toBe(true)
  })

  test('gives its discount before the window opens, up to its limits, and its referrer a part', async () => {
    const [own, client, friend] = [chain.wallet(5), chain.wallet(6), chain.wallet(7)]
    const shares = toShares([{ recipient: ben, percent: 100 }])
    const created = await own.createSplit({ tranches: plainSplit(shares) })
    const referrer = (await own.waitForCreateSplit({ hash: created })).split
    const edition = await create({ startsAt: 2_000_000_000, endsAt: 2_000_000_001 })
    const terms = { discount: 3_333, commission: 1_000, referrer, limit: 3, walletLimit: 2 }
    const code = encodePass(await own.signPass({ edition, ...terms }))
    const signed = decodePass(code)
    const maximum = passPrice({ price, quantity: 2, pass: signed.pass })
    expect(maximum).toBe(2n * 3_333_500n)
    const buy = { ...signed, quantity: 2, maximum }
    await expect(
      client.buyEditionWithPass({ ...buy, maximum: maximum - 1n }),
    ).rejects.toMatchObject({ name: 'EditionsPriceAboveMaximumError' })
    await done(client, () => client.buyEditionWithPass(buy))
    expect(await client.getReceived({ split: referrer })).toBe((maximum * 99n) / 1_000n)
    const passId = hashPass(signed.pass)
    expect(await client.getPassUse({ passId })).toEqual({ used: 2, revoked: false })
    expect(await client.getPassUsedBy({ passId, wallet: fan })).toBe(2)
    await expect(client.buyEditionWithPass({ ...buy, quantity: 1 })).rejects.toMatchObject({
      name: 'EditionsPassWalletLimitError',
    })
    await expect(friend.buyEditionWithPass(buy)).rejects.toMatchObject({
      name: 'EditionsPassLimitError',
      shortMessage: '3 tokens may be bought with this pass; 2 have been.',
    })
  })

  test('is for its holder alone, and free when it says so', async () => {
    const edition = await create({ startsAt: 1, endsAt: 1 })
    const signed = await chain.wallet(5).signPass({ edition, holder: fan, discount: 10_000 })
    const buy = { ...signed, quantity: 1, maximum: 0n }
    await expect(chain.wallet(7).buyEditionWithPass(buy)).rejects.toMatchObject({
      name: 'EditionsNotPassHolderError',
    })
    const client = chain.wallet(6)
    await done(client, () => client.buyEditionWithPass(buy))
    expect(await client.getEditionBalance({ account: fan, edition })).toBe(1)
    await expect(client.buyEdition({ edition, quantity: 1, maximum: price })).rejects.toMatchObject(
      {
        name: 'EditionsNotOnSaleError',
        shortMessage: 'The edition is sold with a pass alone.',
      },
    )
  })

  test('is taken back alone, or with all of its series', async () => {
    const [own, client] = [chain.wallet(5), chain.wallet(6)]
    const edition = await create()
    const [one, other] = [await own.signPass({ edition }), await own.signPass({ edition })]
    expect(one.pass.salt).not.toBe(other.pass.salt)
    await done(own, () => own.revokePass({ pass: one.pass }))
    const use = { quantity: 1, maximum: price }
    await expect(client.buyEditionWithPass({ ...one, ...use })).rejects.toMatchObject({
      name: 'EditionsPassRevokedError',
    })
    await client.simulateBuyEditionWithPass({ ...other, ...use })
    expect((await own.simulateRevokePasses({ edition })).result).toBe(1)
    await done(own, () => own.revokePasses({ edition }))
    await expect(client.buyEditionWithPass({ ...other, ...use })).rejects.toMatchObject({
      name: 'EditionsPassRevokedError',
    })
    const next = await own.signPass({ edition })
    expect(next.pass.series).toBe(1)
    await done(client, () => client.buyEditionWithPass({ ...next, ...use }))
  })

  test('of somebody who does not control the song is worth nothing', async () => {
    const edition = await create()
    const forged = await chain.wallet(7).signPass({ edition })
    await expect(
      chain.wallet(6).buyEditionWithPass({ ...forged, quantity: 1, maximum: price }),
    ).rejects.toMatchObject({ name: 'EditionsBadPassSignatureError' })
  })

  test('is signed only with an account', async () => {
    await expect(chain.reader().signPass({ edition: 1 })).rejects.toMatchObject({
      name: 'NoAccountError',
    })
    const local = privateKeyToAccount(`0x${'5'.repeat(64)}`)
    const { pass } = await chain.reader().signPass({ edition: 1, account: local })
    expect(pass.signer).toBe(local.address)
  })
})
