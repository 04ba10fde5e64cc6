import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { concat, type Hex, hexToBigInt, hexToBytes, numberToHex, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { addPlay, decodeItems, encodeItems, playKinds, type TabItem, totalOf } from './items.ts'
import { createIndexedDbKeyStore, createMemoryKeyStore } from './keyStore.ts'
import { createSessionKey, keyId } from './sessionKey.ts'
import { P256_ORDER, signTab } from './signTab.ts'
import { hashTab } from './typedData.ts'
import { verifyTab, verifyWithWebCrypto } from './verifyTab.ts'

const listener = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const gateway = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const address = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const items = encodeItems([{ song: 7, kind: 'PAID', plays: 3, amount: 30_000n }])
const message = { chainId: 31337, address, listener, gateway, nonce: 1n, items } as const

const itemArbitrary: fc.Arbitrary<TabItem> = fc
  .record({
    song: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    kind: fc.constantFrom(...playKinds),
    plays: fc.integer({ min: 1, max: 2 ** 14 - 1 }),
    amount: fc.bigInt({ min: 0n, max: 2n ** 48n - 1n }),
  })
  .map((item) => (item.kind === 'PAID' ? item : { ...item, amount: 0n }))

describe('items', () => {
  test('have the layout that the contract reads', () => {
    expect(encodeItems([{ song: 1, kind: 'PAID', plays: 2, amount: 20_000n }])).toBe(
      '0x000000010002000000004e20',
    )
    expect(encodeItems([{ song: 2 ** 32 - 1, kind: 'GIFT', plays: 16_383, amount: 0n }])).toBe(
      '0xffffffffffff000000000000',
    )
  })

  test('come back as they were packed', () => {
    fc.assert(
      fc.property(fc.array(itemArbitrary, { minLength: 1, maxLength: 20 }), (list) => {
        expect(decodeItems(encodeItems(list))).toEqual(list)
      }),
    )
  })

  test('refuse values that do not fit, naming the field', () => {
    const item = { song: 1, kind: 'PAID', plays: 1, amount: 1n } as const
    expect(() => encodeItems([{ ...item, song: 0 }])).toThrow('song must be a song id')
    expect(() => encodeItems([{ ...item, plays: 16_384 }])).toThrow('plays must be 1 to 16383')
    expect(() => encodeItems([{ ...item, amount: 2n ** 48n }])).toThrow('amount must be 0 to')
    expect(() => encodeItems([{ ...item, kind: 'GIFT' }])).toThrow('0 when the play is not PAID')
    expect(() => encodeItems([])).toThrow('at least 12')
    expect(() => decodeItems('0x0102')).toThrow('not 2')
  })

  test('merge plays of one song, kind and price, and no others', () => {
    const play = { song: 1, kind: 'PAID', amount: 10n } as const
    const twice = addPlay(addPlay([], play), play)
    expect(twice).toEqual([{ song: 1, kind: 'PAID', plays: 2, amount: 20n }])
    expect(addPlay(twice, { ...play, amount: 20n })).toHaveLength(2)
    expect(addPlay(twice, { ...play, song: 2 })).toHaveLength(2)
    expect(addPlay(twice, { song: 1, kind: 'SUBSCRIPTION', amount: 0n })).toHaveLength(2)
    const full = [{ song: 1, kind: 'PAID', plays: 16_383, amount: 163_830n } as const]
    expect(addPlay(full, play)).toEqual([full[0], { ...play, plays: 1 }])
  })

  test('count and cost the same however plays merge', () => {
    const plays = fc.array(
      fc.record({
        song: fc.integer({ min: 1, max: 3 }),
        amount: fc.bigInt({ min: 0n, max: 3n }),
      }),
    )
    fc.assert(
      fc.property(plays, (list) => {
        const merged = list.reduce<TabItem[]>(
          (tab, play) => addPlay(tab, { ...play, kind: 'PAID' }),
          [],
        )
        expect(merged.reduce((sum, item) => sum + item.plays, 0)).toBe(list.length)
        expect(totalOf(merged)).toBe(list.reduce((sum, { amount }) => sum + amount, 0n))
      }),
    )
  })
})

describe('session keys', () => {
  test('cannot be read out', async () => {
    const key = await createSessionKey()
    expect(key.privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow()
    expect(key.id).toBe(keyId(key.x, key.y))
  })

  test.each([
    ['memory', createMemoryKeyStore()],
    ['IndexedDB', createIndexedDbKeyStore()],
  ])('sign after a rest in %s', async (_, store) => {
    const lane = { chainId: 31337, listener, gateway } as const
    expect(await store.get(lane)).toBeUndefined()
    const key = await createSessionKey()
    await store.set(lane, { ...key, expiresAt: 2_000_000_000 })
    const lowercase = { ...lane, listener: listener.toLowerCase() as Hex }
    const stored = await store.get(lowercase)
    expect(stored).toMatchObject({ id: key.id, expiresAt: 2_000_000_000 })
    const tab = await signTab(stored ?? key, message)
    expect(await verifyTab({ ...tab, chainId: 31337, address })).toBe(true)
    await store.delete(lane)
    expect(await store.get(lane)).toBeUndefined()
  })
})

describe('signatures', () => {
  test('hold for their tab and for no other', async () => {
    const key = await createSessionKey()
    const other = await createSessionKey()
    const signed = { ...(await signTab(key, message)), chainId: 31337, address } as const
    expect(await verifyTab(signed)).toBe(true)
    expect(await verifyTab({ ...signed, nonce: 2n })).toBe(false)
    expect(await verifyTab({ ...signed, items: `${items}${items.slice(2)}` })).toBe(false)
    expect(await verifyTab({ ...signed, listener: gateway })).toBe(false)
    expect(await verifyTab({ ...signed, chainId: 1 })).toBe(false)
    expect(await verifyTab({ ...signed, x: other.x, y: other.y })).toBe(false)
    expect(await verifyTab({ ...signed, x: toHex(1, { size: 32 }) })).toBe(false)
    expect(await verifyTab({ ...signed, r: '0x01' })).toBe(false)
  })

  test('have a low s, and a high one is refused', async () => {
    const key = await createSessionKey()
    for (let nonce = 1n; nonce <= 16n; nonce++) {
      const tab = await signTab(key, { ...message, nonce })
      expect(hexToBigInt(tab.s) <= P256_ORDER / 2n).toBe(true)
      const high = numberToHex(P256_ORDER - hexToBigInt(tab.s), { size: 32 })
      expect(await verifyTab({ ...tab, s: high, chainId: 31337, address })).toBe(false)
    }
  })

  test('are judged alike by WebCrypto', async () => {
    const key = await createSessionKey()
    const tab = await signTab(key, message)
    const bytes = (hex: Hex) => Uint8Array.from(hexToBytes(hex))
    const point = bytes(concat(['0x04', tab.x, tab.y]))
    const signature = bytes(concat([tab.r, tab.s]))
    expect(await verifyWithWebCrypto(bytes(hashTab(message)), point, signature)).toBe(true)
    expect(await verifyWithWebCrypto(bytes(tab.x), point, signature)).toBe(false)
    const noPoint = bytes(concat(['0x04', tab.x, tab.x]))
    expect(await verifyWithWebCrypto(bytes(hashTab(message)), noPoint, signature)).toBe(false)
  })
})
