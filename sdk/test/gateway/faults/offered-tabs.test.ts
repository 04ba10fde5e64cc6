import { createWalletClient, type Hex, hexToBigInt, http, numberToHex } from 'viem'
import { foundry } from 'viem/chains'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { staveActions } from '../../../src/actions/decorators/stave.ts'
import { getAddressOf } from '../../../src/addresses.ts'
import {
  TabsBadSignatureError,
  TabsKeyExpiredError,
  TabsUnknownKeyError,
} from '../../../src/errors/index.ts'
import { createGateway, createKeeper } from '../../../src/gateway/index.ts'
import {
  createSessionKey,
  decodeItems,
  encodeItems,
  P256_ORDER,
  type SignedTab,
  signTab,
} from '../../../src/tabs/index.ts'
import { rpc, startAnvil } from '../../anvil.ts'
import { account } from '../../chain.ts'
import {
  chainId,
  gatewayAddress,
  type Lane,
  type Listener,
  type Published,
  sign,
  testGateway,
} from '../harness.ts'
import { ledgerOf } from '../ledger.ts'

const stave = testGateway()
const ledger = ledgerOf(stave.chain)
const tabsAddress = getAddressOf('Tabs', chainId)
let song: Published

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
})

async function offer(tab: object) {
  const answer = await stave.call('PUT', 'tabs', { body: tab })
  return { status: answer.status, body: await answer.json() }
}

/** Takes the tab to the contract with the gateway's account, past its checks. */
async function settleUnchecked(tab: SignedTab, contract: { address?: Hex } = {}) {
  const own = stave.chain.wallet(9)
  const hash = await own.settleTabs({ tabs: [tab], ...contract })
  await own.waitForReceipt({ hash })
}

async function settle({ address }: Listener) {
  const { rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey })
  const result = await keeper.settleNow({ listeners: [address] })
  await keeper.close()
  return result
}

/** Neither the gateway nor the contract takes the tab, and nothing has been played or paid. */
async function expectRefusedByBoth(listener: Listener, tab: SignedTab) {
  const { status, body } = await offer(tab)
  expect(status).toBe(422)
  expect(body.code).toBe('SIGNATURE_INVALID')
  expect(body.detail).toMatch(/Sign it for gateway 0x\w+ on chain 31337/)
  await expect(settleUnchecked(tab)).rejects.toThrow(TabsBadSignatureError)
  expect(await stave.readLane(listener)).toMatchObject({ items: '0x', available: '1000000' })
}

describe('a tab', () => {
  test('offered twice, even ten times at once, counts once, and settles once', async () => {
    const listener = await stave.newListener()
    const tab = await stave.signNext(listener, song)
    const answers = await Promise.all(Array.from({ length: 10 }, () => offer(tab)))
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toMatchObject({ open: '10000', available: '990000' })
    }
    await settleUnchecked(tab)
    await settleUnchecked(tab)
    await settle(listener)
    expect(await ledger.settledTabs(listener)).toMatchObject([{ nonce: 1n, plays: 1 }])
    expect(await ledger.balanceOf(listener)).toBe(990_000n)
    expect((await offer(tab)).body).toMatchObject({ nonce: '2', open: '0', available: '990000' })
  })

  test('that was tampered with is refused, whatever was changed', async () => {
    const [listener, other] = [await stave.newListener(), await stave.newListener()]
    const tab = await sign(
      listener,
      { nonce: '1', items: '0x' },
      { song: song.song, kind: 'PAID', amount: song.price },
    )
    const [item] = decodeItems(tab.items)
    const items = encodeItems([
      { ...item, song: song.song, kind: 'PAID', plays: 2, amount: 20_000n },
    ])
    const flipped = (hex: Hex): Hex => numberToHex(hexToBigInt(hex) ^ 1n, { size: 32 })
    await expectRefusedByBoth(listener, { ...tab, items })
    await expectRefusedByBoth(listener, { ...tab, r: flipped(tab.r) })
    await expectRefusedByBoth(listener, { ...tab, s: flipped(tab.s) })
    for (const changed of [{ nonce: 2n }, { listener: other.address }, { x: flipped(tab.x) }]) {
      expect((await offer({ ...tab, ...changed })).body.code).toBe('SIGNATURE_INVALID')
      await expect(settleUnchecked({ ...tab, ...changed })).rejects.toThrow()
    }
    await settleUnchecked(tab)
    expect(await ledger.balanceOf(listener)).toBe(990_000n)
  })

  test('signed by a foreign key is refused', async () => {
    const [listener, other] = [await stave.newListener(), await stave.newListener()]
    const unregistered = { ...listener, key: await createSessionKey() }
    const another = { ...listener, key: other.key }
    for (const thief of [unregistered, another]) {
      const tab = await stave.signNext(thief, song)
      const { status, body } = await offer(tab)
      expect(status).toBe(403)
      expect(body.code).toBe('KEY_UNKNOWN')
      expect(body.detail).toMatch(/not registered for the listener. Register it/)
      await expect(settleUnchecked(tab)).rejects.toThrow(TabsUnknownKeyError)
    }
  })

  test('with a high s is refused', async () => {
    const listener = await stave.newListener()
    const tab = await stave.signNext(listener, song)
    const s = numberToHex(P256_ORDER - hexToBigInt(tab.s), { size: 32 })
    await expectRefusedByBoth(listener, { ...tab, s })
    expect((await offer(tab)).status).toBe(200)
  })

  test('signed for another chain id is refused', async () => {
    const listener = await stave.newListener()
    const { song: _, ...good } = await stave.signNext(listener, song)
    await expectRefusedByBoth(
      listener,
      await signTab(listener.key, { ...good, chainId: 1, address: tabsAddress }),
    )
  })

  test('replayed on another chain id, with the very same contracts and lanes, is refused', async () => {
    const listener = await stave.newListener()
    const { song: _, ...tab } = await stave.signNext(listener, song)
    const state = await rpc(stave.chain.rpcUrl, 'anvil_dumpState')
    const twin = await startAnvil({ chainId: 31_338 })
    onTestFinished(() => twin.stop())
    await rpc(twin.rpcUrl, 'anvil_loadState', [state])
    const there = createWalletClient({
      account: account(9),
      chain: { ...foundry, id: 31_338 },
      transport: http(twin.rpcUrl),
    }).extend(staveActions())
    expect(await there.getChainId()).toBe(31_338)
    const batch = { tabs: [tab], address: tabsAddress }
    await expect(there.settleTabs(batch)).rejects.toThrow(TabsBadSignatureError)
    await settleUnchecked(tab)
  })

  test('replayed on another contract, or signed for it, is refused', async () => {
    const listener = await stave.newListener()
    const { song: _, ...tab } = await stave.signNext(listener, song)
    const address = '0x00000000000000000000000000000000000c0de5'
    const miner = stave.chain.miner()
    const bytecode = await miner.getCode({ address: tabsAddress })
    await miner.setCode({ address, bytecode: bytecode ?? '0x' })
    const wallet = stave.chain.wallet(listener.index)
    const key = { ...listener.key, expiresAt: Math.floor(Date.now() / 1000) + 864_000 }
    const hash = await wallet.addSessionKey({ gateway: gatewayAddress, key, address })
    await wallet.waitForReceipt({ hash })
    await expect(settleUnchecked(tab, { address })).rejects.toThrow(TabsBadSignatureError)
    await expectRefusedByBoth(listener, await signTab(listener.key, { ...tab, chainId, address }))
  })

  test('signed for another gateway is refused', async () => {
    const listener = await stave.newListener()
    const { song: _, ...tab } = await stave.signNext(listener, song)
    const gateway = stave.chain.wallet(8).account.address
    await expectRefusedByBoth(listener, await signTab(listener.key, { ...tab, chainId, gateway }))
  })
})

describe('two devices that sign at once', () => {
  test('through two gateways, while a keeper closes, lose nothing and get one order', async () => {
    const phone: Listener = await stave.newListener()
    const laptop = await stave.newDevice(phone)
    const second = createGateway(stave.config())
    const { rpcUrl, databaseUrl, privateKey } = stave.config()
    const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey, closeAfterSeconds: 0 })
    const playOn = async (device: Listener, to = stave.gateway) =>
      (await stave.play(device, song, { to })).answer.status
    for (let round = 0; round < 8; round++) {
      const closing = round % 3 === 2 ? keeper.tick() : undefined
      expect(await Promise.all([playOn(phone), playOn(laptop, second)])).toEqual([200, 200])
      await closing
    }
    expect(await keeper.settleNow()).toMatchObject({ waiting: 0, failed: 0 })
    await Promise.all([keeper.close(), second.close()])

    const settled = await ledger.settledTabs(phone)
    expect(settled.map(({ nonce }) => Number(nonce))).toEqual(settled.map((_, at) => at + 1))
    expect(settled.reduce((sum, tab) => sum + tab.plays, 0)).toBe(16)
    expect(await ledger.balanceOf(phone)).toBe(1_000_000n - 16n * song.price)
  })
})

// Last: they move the chain's clock ahead of this machine's.
describe('a tab of a key', () => {
  const day = 86_400
  let revoker: Played
  let latecomer: Played
  let expiresAt: number

  beforeAll(async () => {
    expiresAt = (await chainTime()) + 3 * day
    revoker = await played(await stave.newListener())
    latecomer = await played(await stave.newListener({ expiresAt }))
  })

  type Played = { listener: Listener; lane: Lane }

  async function played(listener: Listener): Promise<Played> {
    const { lane } = await stave.play(listener, song)
    return { listener, lane }
  }

  async function sleepOnChain(seconds: number) {
    const miner = stave.chain.miner()
    await miner.increaseTime({ seconds })
    await miner.mine({ blocks: 1 })
  }

  async function chainTime(): Promise<number> {
    return Number((await stave.chain.miner().getBlock()).timestamp)
  }

  /** After a day of grace the contract takes nothing of that key any more. */
  async function expectOnePlayAndNoMore(listener: Listener) {
    expect(await ledger.settledTabs(listener)).toMatchObject([{ nonce: 1n, plays: 1 }])
    expect(await ledger.balanceOf(listener)).toBe(990_000n)
    await sleepOnChain(day + 1)
    const late = await stave.signNext(listener, song, { nonce: '2', items: '0x' })
    await expect(settleUnchecked(late)).rejects.toThrow(TabsKeyExpiredError)
  }

  test('that was revoked is refused at once; what it signed before settles', async () => {
    const { listener, lane } = revoker
    const next = await stave.signNext(listener, song, lane)
    const wallet = stave.chain.wallet(listener.index)
    const keyId = listener.key.id
    const hash = await wallet.revokeSessionKey({ gateway: gatewayAddress, keyId })
    await wallet.waitForReceipt({ hash })
    const { status, body } = await offer(next)
    expect(status).toBe(403)
    expect(body.code).toBe('KEY_EXPIRED')
    expect(body.detail).toMatch(/was revoked. Register a new one/)
    expect(await settle(listener)).toMatchObject({ waiting: 0, failed: 0 })
    await expectOnePlayAndNoMore(listener)
  })

  test('that has expired is refused; what it signed before settles', async () => {
    const { listener, lane } = latecomer
    const next = await stave.signNext(listener, song, lane)
    await sleepOnChain(2 * day)
    const { status, body } = await offer(next)
    expect(status).toBe(403)
    expect(body).toMatchObject({ code: 'KEY_EXPIRED', expiresAt })
    expect(body.detail).toMatch(/has expired.*Register a new one/)
    expect(await settle(listener)).toMatchObject({ waiting: 0, failed: 0 })
    await expectOnePlayAndNoMore(listener)
  })
})
