import fc from 'fast-check'
import { type Address, getAddress, numberToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { decodePayment, encodePayment } from './payments.ts'
import { splitOfRecipient, splitRecipient } from './recipients.ts'
import { equalShares, NO_END, plainSplit, recipientsOf, recoup, toShares } from './tranches.ts'
import { withdrawableFrom } from './withdrawable.ts'

const ada = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ben = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const label = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'

describe('shares', () => {
  test('are sorted by address and put together', () => {
    const parts = [
      { recipient: ada, percent: 25 },
      { recipient: ben, percent: 50 },
      { recipient: ada.toLowerCase() as Address, percent: 25 },
    ] as const
    expect(toShares(parts)).toEqual([
      { recipient: ben, share: 500_000 },
      { recipient: ada, share: 500_000 },
    ])
  })

  test('give what rounding leaves to somebody', () => {
    expect(equalShares([ada, ben, label]).map(({ share }) => share)).toContain(333_334)
    const parts = [
      { recipient: ada, percent: 33.33 },
      { recipient: ben, percent: 33.33 },
      { recipient: label, percent: 33.33 },
    ] as const
    expect(toShares(parts).reduce((sum, { share }) => sum + share, 0)).toBe(1_000_000)
  })

  test('always add up to the whole, and are within one part of the exact ones', () => {
    const weights = fc.array(fc.integer({ min: 200, max: 1_000_000 }), {
      minLength: 1,
      maxLength: 100,
    })
    fc.assert(
      fc.property(weights, (list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0)
        const parts = list.map((weight, index) => ({
          recipient: getAddress(numberToHex(2n ** 32n + BigInt(index), { size: 20 })),
          percent: (weight / total) * 100,
        }))
        const shares = toShares(parts)
        expect(shares.reduce((sum, { share }) => sum + share, 0)).toBe(1_000_000)
        for (const { recipient, share } of shares) {
          const part = parts.find((one) => one.recipient === recipient)
          expect(Math.abs(share - (part?.percent ?? 0) * 10_000)).toBeLessThan(1.001)
        }
      }),
    )
  })

  test('that are not 100 % are refused', () => {
    expect(() => toShares([{ recipient: ada, percent: 99 }])).toThrow('add up to 99 %, not 100 %')
    expect(() => toShares([{ recipient: ada, percent: 0 }])).toThrow('0 % is no share')
    expect(() => toShares([{ recipient: ada, percent: Number.NaN }])).toThrow('is no share')
    expect(() => toShares([{ recipient: ada, percent: 99.99 }])).toThrow('99.99 %')
    expect(() => plainSplit([{ recipient: ada, share: 1 }])).toThrow('0.0001 %')
  })
})

describe('recoupment', () => {
  const until = toShares([
    { recipient: label, percent: 80 },
    { recipient: ada, percent: 20 },
  ])
  const afterwards = toShares([
    { recipient: label, percent: 20 },
    { recipient: ada, percent: 80 },
  ])

  test('ends when the recipient has its money back', () => {
    const tranches = recoup({ recipient: label, amount: 5_000_000_000n, until, afterwards })
    expect(tranches.map((tranche) => tranche.until)).toEqual([6_250_000_000n, NO_END])
    const later = recoup({ recipient: label, amount: 1n, until, afterwards, received: 100n })
    expect(later[0]?.until).toBe(102n)
    expect(recipientsOf(tranches)).toEqual([ada, label])
  })

  test('needs a recipient who earns', () => {
    expect(() => recoup({ recipient: ben, amount: 1n, until, afterwards })).toThrow(
      'nothing to recoup',
    )
  })

  test('pays out across the boundary exactly', () => {
    const tranches = [
      { start: 0n, until: 100n, share: 800_000 },
      { start: 100n, until: null, share: 200_000 },
    ]
    const position = { owed: 0n, since: 0n, tranches }
    expect(withdrawableFrom({ received: 99n, position })).toBe(79n)
    expect(withdrawableFrom({ received: 100n, position })).toBe(80n)
    expect(withdrawableFrom({ received: 104n, position })).toBe(80n)
    expect(withdrawableFrom({ received: 105n, position })).toBe(81n)
    const paid = { owed: 200_000n, since: 99n, tranches }
    expect(withdrawableFrom({ received: 105n, position: paid })).toBe(2n)
  })
})

test('a split can stand for itself as a recipient', () => {
  expect(splitRecipient(7)).toBe('0x0000000000000000000000000000000000000007')
  expect(splitOfRecipient(splitRecipient(2 ** 32 - 1))).toBe(2 ** 32 - 1)
  expect(splitOfRecipient(ada)).toBeUndefined()
})

test('a payment is one word', () => {
  const payment = { to: 4_000_000_000, amount: 2n ** 64n - 1n }
  expect(decodePayment(encodePayment(payment))).toEqual(payment)
  expect(encodePayment({ to: 1, amount: 5n })).toBe(0x1_0000_0000_0000_0005n)
})
