import fc from 'fast-check'
import { bytesToHex, getAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { decodePass, encodePass, type Pass, passPrice } from './index.ts'

const bits = (size: number) => fc.integer({ min: 0, max: 2 ** size - 1 })
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => getAddress(bytesToHex(bytes)))
const passes: fc.Arbitrary<Pass> = fc.record({
  signer: address,
  edition: bits(32),
  holder: address,
  discount: bits(16),
  commission: bits(16),
  referrer: bits(32),
  limit: bits(32),
  walletLimit: bits(32),
  series: bits(32),
  startsAt: bits(40),
  endsAt: bits(40),
  salt: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
})
const signatures = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => bytesToHex(bytes))

describe('the code of a pass', () => {
  test('gives back the very pass, in characters that a link takes', () => {
    fc.assert(
      fc.property(passes, signatures, (pass, signature) => {
        const code = encodePass({ pass, signature })
        expect(code).toMatch(/^[\w-]+$/)
        expect(decodePass(code)).toEqual({ pass, signature })
      }),
    )
  })

  test('is refused when it was cut or mistyped', () => {
    const [pass] = fc.sample(passes, 1)
    const code = encodePass({ pass: pass as Pass, signature: `0x${'ab'.repeat(65)}` })
    expect(code).toHaveLength(235)
    const mistyped = `${code.slice(0, 40)}${code[40] === 'A' ? 'B' : 'A'}${code.slice(41)}`
    for (const wrong of ['', 'A', 'no code!', code.slice(0, -1), code.slice(4), mistyped]) {
      expect(() => decodePass(wrong)).toThrow('This is no pass, or a part of it is missing.')
    }
  })
})

test('a discounted price is rounded up for one token, then multiplied', () => {
  const priceOf = (price: bigint, quantity: number, discount: number) =>
    passPrice({ price, quantity, pass: { discount } })
  expect(priceOf(5_000_000n, 2, 2_500)).toBe(7_500_000n)
  expect(priceOf(1n, 3, 1)).toBe(3n)
  expect(priceOf(10_001n, 2, 5_000)).toBe(10_002n)
  expect(priceOf(5_000_000n, 2, 10_000)).toBe(0n)
})
