import { createDecipheriv, createECDH, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { bytesToHex, type Hex, hexToBytes } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { createAudioCipher, createDecryptStream, decryptAudio, encryptAudio } from './ctr.ts'
import {
  artistKeyMessage,
  deriveArtistKey,
  encryptionPublicKeyOf,
  generateEncryptionKey,
} from './keyPair.ts'
import { unwrapSongKey, wrapSongKey } from './wrap.ts'

const data = Uint8Array.from(randomBytes(100_003))

describe('audio', () => {
  test('is AES-256-CTR as every other implementation reads it', async () => {
    const cipher = createAudioCipher()
    const encrypted = await encryptAudio({ ...cipher, data })
    expect(encrypted.length).toBe(data.length)
    const node = createDecipheriv('aes-256-ctr', hexToBytes(cipher.key), hexToBytes(cipher.counter))
    expect(Buffer.compare(node.update(encrypted), data)).toBe(0)
  })

  test('matches the vector of NIST SP 800-38A, F.5.5', async () => {
    const encrypted = await encryptAudio({
      key: '0x603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
      counter: '0xf0f1f2f3f4f5f6f7f8f9fafbfcfdfeff',
      data: hexToBytes('0x6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51'),
    })
    expect(bytesToHex(encrypted)).toBe(
      '0x601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5',
    )
  })

  test('decrypts any range alone, also where the counter overflows', async () => {
    const counters = fc.constantFrom<Hex>(
      createAudioCipher().counter,
      '0xffffffffffffffffffffffffffffffff',
      '0x000000000000000000000000fffffffe',
      '0x0000000000000000fffffffffffffff0',
    )
    const range = fc.tuple(fc.nat(data.length), fc.nat(data.length))
    await fc.assert(
      fc.asyncProperty(counters, range, async (counter, [a, b]) => {
        const cipher = { ...createAudioCipher(), counter }
        const encrypted = await encryptAudio({ ...cipher, data })
        const [from, to] = a < b ? [a, b] : [b, a]
        const part = encrypted.subarray(from, to)
        const opened = await decryptAudio({ ...cipher, data: part, offset: from })
        expect(Buffer.compare(opened, data.subarray(from, to))).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('decrypts as a stream of odd chunks', async () => {
    const cipher = createAudioCipher()
    const encrypted = await encryptAudio({ ...cipher, data })
    const from = 12_345
    const chunks = [1, 15, 17, 4096, 77_777].map((length, index, all) => {
      const start = from + all.slice(0, index).reduce((sum, size) => sum + size, 0)
      return encrypted.subarray(start, start + length)
    })
    const source = new Blob(chunks).stream()
    const opened = source.pipeThrough(createDecryptStream({ ...cipher, offset: from }))
    const result = new Uint8Array(await new Response(opened as ReadableStream).arrayBuffer())
    expect(Buffer.compare(result, data.subarray(from, from + result.length))).toBe(0)
    expect(result.length).toBe(81_906)
  })

  test('names what is malformed and never shows it', async () => {
    const cipher = createAudioCipher()
    await expect(encryptAudio({ ...cipher, key: '0x1234', data })).rejects.toThrow(
      'key must be 32 bytes in hex',
    )
    await expect(decryptAudio({ ...cipher, data, offset: -1 })).rejects.toThrow('offset must be')
  })
})

describe('song keys', () => {
  test('open for each owner they were wrapped for, and for nobody else', async () => {
    const { key } = createAudioCipher()
    const gateway = generateEncryptionKey()
    const artist = generateEncryptionKey()
    const wrappedKeys = [
      await wrapSongKey({ key, for: 'gateway', publicKey: gateway.publicKey }),
      await wrapSongKey({ key, for: 'artist', publicKey: artist.publicKey }),
    ]
    expect(await unwrapSongKey({ wrappedKeys, privateKey: gateway.privateKey })).toBe(key)
    expect(await unwrapSongKey({ wrappedKeys, privateKey: artist.privateKey })).toBe(key)
    const stranger = generateEncryptionKey()
    await expect(
      unwrapSongKey({ wrappedKeys, privateKey: stranger.privateKey }),
    ).rejects.toMatchObject({ name: 'SongKeyNotForYouError' })
  })

  test('do not open once tampered with', async () => {
    const { key } = createAudioCipher()
    const { privateKey, publicKey } = generateEncryptionKey()
    const wrapped = await wrapSongKey({ key, for: 'gateway', publicKey })
    const flipped = (hex: Hex) => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}` as Hex
    for (const tampered of [
      { ...wrapped, ciphertext: flipped(wrapped.ciphertext) },
      { ...wrapped, ephemeralPublicKey: flipped(wrapped.ephemeralPublicKey) },
    ]) {
      await expect(unwrapSongKey({ wrappedKeys: [tampered], privateKey })).rejects.toMatchObject({
        name: 'SongKeyNotForYouError',
      })
    }
  })

  test('refuse a public key that is no point', async () => {
    const { key } = createAudioCipher()
    const publicKey: Hex = `0x02${'ff'.repeat(32)}`
    await expect(wrapSongKey({ key, for: 'artist', publicKey })).rejects.toThrow('a point of P-256')
  })
})

describe('key pairs', () => {
  test('are those of P-256', () => {
    const { privateKey, publicKey } = generateEncryptionKey()
    const node = createECDH('prime256v1')
    node.setPrivateKey(privateKey.slice(2), 'hex')
    expect(publicKey).toBe(`0x${node.getPublicKey('hex', 'compressed')}`)
    expect(() => encryptionPublicKeyOf(`0x${'00'.repeat(32)}`)).toThrow('a scalar of P-256')
  })

  test('of an artist come back from a wallet signature alone', async () => {
    const account = privateKeyToAccount(`0x${'11'.repeat(32)}`)
    const signature = await account.signMessage({ message: artistKeyMessage })
    const pair = await deriveArtistKey(signature)
    const again = await account.signMessage({ message: artistKeyMessage })
    expect(await deriveArtistKey(again)).toEqual(pair)
    // Some wallets write the recovery byte as 0 or 1.
    const otherByte: Hex = `0x${signature.slice(2, -2)}${signature.endsWith('1b') ? '00' : '01'}`
    expect(await deriveArtistKey(otherByte)).toEqual(pair)
    expect(pair.publicKey).toMatchInlineSnapshot(
      `"0x02fadb944cce6a6f198c2cbe1779c9cd696475e736ec5e412fd15d9370faa5a9cc"`,
    )
    await expect(deriveArtistKey(`0x${'22'.repeat(96)}`)).rejects.toThrow('signature must be 65')
  })
})
