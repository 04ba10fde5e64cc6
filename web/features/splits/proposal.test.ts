import { NO_END, splitRecipient, type Tranche } from '@stave/sdk/splits'
import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { toTranches } from './draft.ts'
import { proposalOf, proposalProblem, shiftsOf, tranchesOf } from './proposal.ts'

const alice = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const bob = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const band = splitRecipient(7)

type Shares = [Address, number][]
const tranche = (until: bigint, shares: Shares): Tranche => ({
  until,
  shares: shares.map(([recipient, share]) => ({ recipient, share })),
})

/** A split as the index gives it; addresses in lower case, the last tranche without an end. */
function split(received: bigint, ...tranches: [bigint | null, Shares][]) {
  return {
    received: received.toString(),
    tranches: tranches.map(([until, shares], number) => ({
      number,
      start: '0',
      until: until === null ? null : until.toString(),
      shares: shares.map(([recipient, share]) => ({
        recipient: recipient.toLowerCase() as Address,
        share,
        nestedSplit: recipient === band ? { id: '7', number: 7 } : null,
      })),
    })),
  } as Parameters<typeof proposalOf>[0]
}

const plain = split(5n, [
  null,
  [
    [band, 250_000],
    [alice, 750_000],
  ],
])
const recouping = split(
  1_000_000n,
  [
    5_000_000n,
    [
      [bob, 800_000],
      [alice, 200_000],
    ],
  ],
  [
    null,
    [
      [bob, 200_000],
      [alice, 800_000],
    ],
  ],
)

describe('a proposal begins with what holds', () => {
  test('of a plain split, nested ones by their number', () => {
    const draft = proposalOf(plain)
    expect(draft?.recoup).toBe(false)
    expect(draft?.rows.map(({ kind, recipient, percent }) => [kind, recipient, percent])).toEqual([
      ['split', '7', '25'],
      ['account', alice, '75'],
    ])
  })

  test('of one that recoups, which it then proposes again', () => {
    const draft = proposalOf(recouping)
    expect(draft).toMatchObject({ recoup: true, until: '5.00' })
    const proposed = toTranches(draft!)
    expect(proposed?.map(({ until }) => until)).toEqual([5_000_000n, NO_END])
    expect(shiftsOf(tranchesOf(recouping), proposed!, 1_000_000n)).toEqual([])
  })

  test('of one that has recouped, without what is over', () => {
    const done = { ...recouping, received: '5000000' }
    expect(proposalOf(done)).toMatchObject({ recoup: false, until: '' })
  })

  test('and cannot begin with more stretches than can be shown', () => {
    const many = split(
      0n,
      [1n, [[alice, 1_000_000]]],
      [2n, [[bob, 1_000_000]]],
      [null, [[alice, 1_000_000]]],
    )
    expect(proposalOf(many)).toBeUndefined()
  })
})

describe('consent', () => {
  const before = [
    tranche(NO_END, [
      [alice, 600_000],
      [bob, 400_000],
    ]),
  ]

  test('is needed of whoever loses, and not of whoever gains', () => {
    const after = [
      tranche(NO_END, [
        [alice, 500_000],
        [bob, 500_000],
      ]),
    ]
    const shifts = shiftsOf(before, after, 0n)
    expect(shifts).toEqual([
      { recipient: alice, from: 600_000, to: 500_000 },
      { recipient: bob, from: 400_000, to: 500_000 },
    ])
  })

  test('is needed of whoever loses for a while only', () => {
    const after = [
      tranche(10n, [[alice, 1_000_000]]),
      tranche(NO_END, [
        [alice, 100_000],
        [bob, 900_000],
      ]),
    ]
    expect(shiftsOf(before, after, 0n)).toEqual([
      { recipient: alice, from: 600_000, to: 100_000 },
      { recipient: bob, from: 400_000, to: 0 },
    ])
    // The while is over.
    expect(shiftsOf(before, after, 10n)).toEqual([
      { recipient: alice, from: 600_000, to: 100_000 },
      { recipient: bob, from: 400_000, to: 900_000 },
    ])
  })

  test('of a newcomer is not needed', () => {
    const after = [
      tranche(NO_END, [
        [alice, 600_000],
        [band, 400_000],
      ]),
    ]
    expect(shiftsOf(before, after, 0n)).toEqual([
      { recipient: bob, from: 400_000, to: 0 },
      { recipient: band, from: 0, to: 400_000 },
    ])
  })
})

test('what changes nothing, or recoups what has come in, cannot be proposed', () => {
  expect(proposalProblem(plain, tranchesOf(plain))).toMatch('hold already')
  const late = [tranche(900_000n, [[bob, 1_000_000]]), tranche(NO_END, [[alice, 1_000_000]])]
  expect(proposalProblem(recouping, late)).toMatch('$1.00 have come in already')
  const fine = [tranche(2_000_000n, [[bob, 1_000_000]]), tranche(NO_END, [[alice, 1_000_000]])]
  expect(proposalProblem(recouping, fine)).toBeUndefined()
})
