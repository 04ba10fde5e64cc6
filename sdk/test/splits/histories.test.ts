import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { earned, openBook } from '../../src/splits/model/book.ts'
import * as model from '../../src/splits/model/index.ts'
import { TOTAL_SHARES } from '../../src/splits/tranches.ts'
import { testChain } from '../chain.ts'
import { compare, Disagreement } from './compare.ts'
import { histories } from './histories.ts'
import { prepare } from './ledgerChain.ts'
import { playOut } from './playOut.ts'
import type { Model, Place, Step } from './recorder.ts'

/** More of them, or other ones: `HISTORIES=20000 SEED=7`. */
const numRuns = Number(process.env.HISTORIES ?? 2_000)
const seed = Number(process.env.SEED ?? 1)

const chain = testChain()
let place: Place

beforeAll(async () => {
  place = await prepare(chain.rpcUrl)
})

/** Plays histories on the chain and on a model; a disagreement is made as short as possible, and thrown. */
async function agree(ledger: Model, onSteps: (steps: readonly Step[]) => void = () => {}) {
  const property = fc.asyncProperty(histories, async (history) => {
    const play = await playOut(history, place, ledger)
    await compare(chain.rpcUrl, play)
    onSteps(play.steps)
  })
  await fc.assert(property, { numRuns, seed })
}

/** How often each function ended in which way. */
function counter() {
  const ends = new Map<string, number>()
  const count = (steps: readonly Step[]) => {
    for (const { functionName, rule } of steps) {
      const end = rule ?? `${functionName} done`
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
  }
  return { count, timesOf: (end: string) => ends.get(end) ?? 0 }
}

const rules: Record<model.SplitRule, true> = {
  Overflow: true,
  Splits_BadRecipient: true,
  Splits_BadShareCount: true,
  Splits_BadShares: true,
  Splits_BadSharesTotal: true,
  Splits_BadSignature: true,
  Splits_BadTrancheCount: true,
  Splits_BadTrancheEnd: true,
  Splits_ChangeExpired: true,
  Splits_FeeTooHigh: true,
  Splits_LedgerFull: true,
  Splits_NoSuchChange: true,
  Splits_NotAccepted: true,
  Splits_NotController: true,
  Splits_NotReceived: true,
  Splits_NotSorted: true,
  Splits_NothingToPay: true,
  Splits_NothingToSweep: true,
  Splits_NothingToWithdraw: true,
  Splits_PartTooSmall: true,
  Splits_Paused: true,
  Splits_RecipientsMissing: true,
  Splits_SplitFull: true,
  Splits_UnknownSplit: true,
  Splits_ZeroShare: true,
}
const functions = [
  ...['create', 'pay', 'payBatch', 'tip', 'credit', 'creditOne', 'creditWithoutFee'],
  ...['sweep', 'collectFees'],
  ...['withdraw', 'withdrawBatch', 'withdrawTo', 'transferPosition', 'proposeChange'],
  ...['acceptChange', 'acceptChangeBySig', 'acceptChangeForSplit', 'applyChange'],
  ...['cancelChange', 'setController', 'setFees', 'setPaused'],
]

test('the contract agrees with the model over 2,000 histories', async () => {
  const ends = counter()
  await agree(model, ends.count)
  for (const name of functions) expect(ends.timesOf(`${name} done`), name).toBeGreaterThan(50)
  for (const rule of Object.keys(rules)) expect(ends.timesOf(rule), rule).toBeGreaterThan(4)
}, 600_000)

describe('it would have been noticed if', () => {
  const wrong: Record<string, Partial<Model>> = {
    'withdrawals were rounded up': {
      withdrawable: (state, id, recipient) => {
        const { book } = model.splitOf(state, id)
        const whole = BigInt(TOTAL_SHARES)
        return (earned(book, recipient) + whole - 1n) / whole - (book.paid.get(recipient) ?? 0n)
      },
    },
    'a fee was taken from tips': {
      tip: (state, payment) => model.pay(state, payment),
    },
    'a batch paid its fee on the sum': {
      payBatch: (state, args) => {
        model.payBatch(state, args)
        const feeOf = (amount: bigint) => (amount * state.protocolFee) / 10_000n
        const total = args.payments.reduce((sum, { amount }) => sum + amount, 0n)
        const each = args.payments.reduce((sum, { amount }) => sum + feeOf(amount), 0n)
        state.fees += feeOf(total) - each
      },
    },
    'a change reached back to what was earned': {
      applyChange: (state, change) => {
        model.applyChange(state, change)
        const split = model.splitOf(state, change.split)
        split.book = { ...split.book, stretches: openBook(change.tranches).stretches }
      },
    },
    'a share fell without acceptance': {
      applyChange: (state, change) => {
        const proposed = state.splits.get(change.split)?.proposed
        const all = change.recipients.map((recipient) => [recipient, true] as const)
        if (proposed) state.acceptances.set(proposed.change, new Map(all))
        model.applyChange(state, change)
      },
    },
    'a position was handed on with what it has earned': {
      transferPosition: (state, args) => {
        const split = model.splitOf(state, args.split)
        const { received } = split.book
        split.book = { ...split.book, received: 0n }
        try {
          model.transferPosition(state, args)
        } finally {
          split.book = { ...split.book, received }
        }
      },
    },
  }

  test.each(Object.entries(wrong))(
    '%s',
    async (_, mistake) => {
      const failure: Error = await agree({ ...model, ...mistake }).then(
        () => expect.fail('Nobody has noticed.'),
        (error) => error,
      )
      expect(failure.message).toContain(`seed: ${seed}`)
      expect(failure.cause).toBeInstanceOf(Disagreement)
    },
    300_000,
  )
})
