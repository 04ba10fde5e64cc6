import { type Address, zeroAddress, zeroHash } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { splitRecipient } from '../recipients.ts'
import { equalShares, NO_END, plainSplit, recipientsOf, recoup, toShares } from '../tranches.ts'
import * as model from './index.ts'

const ada = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ben = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const label = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const treasury = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const ledger = '0xd7b6354e4436F9BD70eC37785565eCfa51cb8EDa'
const day = 24n * 60n * 60n
const shared = (adas: number) =>
  plainSplit(
    toShares([
      { recipient: ada, percent: adas },
      { recipient: ben, percent: 100 - adas },
    ]),
  )

let state: model.SplitsState

beforeEach(() => {
  state = model.createState({ ledger, treasury, protocolFee: 100n, storefrontShare: 5000n })
})

/** Fails with the rule, and leaves everything as it was. */
function refuses(attempt: () => unknown, rule: model.SplitRule) {
  const before = structuredClone(state)
  expect(attempt).toThrow(rule)
  expect(state).toEqual(before)
}

const split = (tranches = shared(50), controller: Address = ada) =>
  model.create(state, { controller, tranches })
const due = (id: number, recipient: Address) => model.withdrawable(state, id, recipient)

describe('income', () => {
  test('bears the fee of each payment, rounded down, and a storefront its part', () => {
    const [song, shop] = [split(), split()]
    const payments = [
      { split: song, amount: 199n },
      { split: song, amount: 1_000_000n },
    ]
    model.payBatch(state, { payments, storefront: shop })
    expect(model.splitOf(state, song).book.received).toBe(198n + 990_000n)
    expect(model.splitOf(state, shop).book.received).toBe(5_000n)
    expect(state).toMatchObject({ fees: 5_001n, accounted: 1_000_199n, held: 1_000_199n })
    model.collectFees(state)
    expect(due(model.TREASURY_SPLIT, treasury)).toBe(5_001n)
    expect(state.fees).toBe(0n)
  })

  test('is whole when it is a tip, a deposit, or 1 micro-USDC', () => {
    const song = split()
    model.tip(state, { split: song, amount: 3n })
    model.deposit(state, { split: song, amount: 4n })
    model.sweep(state, song)
    model.pay(state, { split: song, amount: 1n })
    expect(model.splitOf(state, song).book.received).toBe(8n)
    refuses(() => model.sweep(state, song), 'Splits_NothingToSweep')
  })

  test('is credited as far as currency has arrived, a batch paused or not', () => {
    const song = split()
    model.setPaused(state, true)
    refuses(() => model.tip(state, { split: song, amount: 1n }), 'Splits_Paused')
    refuses(() => model.creditWithoutFee(state, { split: song, amount: 1n }), 'Splits_Paused')
    refuses(() => model.creditOne(state, { split: song, amount: 1n }), 'Splits_Paused')
    model.send(state, 5n)
    model.credit(state, { payments: [{ split: song, amount: 5n }] })
    expect(due(song, ada)).toBe(2n)
    model.setPaused(state, false)
    refuses(() => model.creditWithoutFee(state, { split: song, amount: 1n }), 'Splits_NotReceived')
  })

  test('ends where the counter does: one payment is refused, of a batch it joins the fees', () => {
    const [song, full, shop] = [split(), split(), split()]
    model.tip(state, { split: full, amount: model.MAX_AMOUNT })
    const payments = [full, song, full].map((id) => ({ split: id, amount: 200n }))
    refuses(() => model.pay(state, { split: full, amount: 200n }), 'Splits_SplitFull')
    model.payBatch(state, { payments, storefront: shop })
    expect([due(full, ada), due(song, ada)]).toEqual([model.MAX_AMOUNT / 2n, 99n])
    // Fees of 2 each, half of them the shop's, and twice the 198 that found no room.
    expect(model.splitOf(state, shop).book.received).toBe(3n)
    expect(state.fees).toBe(3n + 2n * 198n)
    refuses(() => model.payBatch(state, { payments, storefront: full }), 'Splits_SplitFull')
    refuses(() => model.payBatch(state, { payments, storefront: 9 }), 'Splits_UnknownSplit')
    refuses(() => model.tip(state, { split: 9, amount: 1n }), 'Splits_UnknownSplit')
    const rest = [{ split: full, amount: model.MAX_AMOUNT }]
    refuses(() => model.payBatch(state, { payments: rest }), 'Splits_LedgerFull')
  })
})

describe('withdrawals', () => {
  test('round down, and the fraction stays owed', () => {
    const song = split(plainSplit(equalShares([ada, ben, label])))
    const paid = [0n, 0n, 0n].map(() => {
      model.tip(state, { split: song, amount: 100n })
      return model.withdraw(state, song, label)
    })
    expect(paid.reduce((sum, amount) => sum + amount)).toBe(99n)
    expect(state.paidTo.get(label)).toBe(99n)
    expect(state).toMatchObject({ accounted: 201n, held: 201n })
    refuses(() => model.withdraw(state, song, label), 'Splits_NothingToWithdraw')
  })

  test('to a nested split stay in the ledger', () => {
    const band = split()
    const song = split(plainSplit([{ recipient: splitRecipient(band), share: 1_000_000 }]))
    model.tip(state, { split: song, amount: 10n })
    expect(model.withdraw(state, song, splitRecipient(band))).toBe(10n)
    expect(model.withdrawBatch(state, [song, band, band], ada)).toBe(5n)
    expect(state).toMatchObject({ accounted: 5n, held: 5n })
    expect(model.totalPaid(model.splitOf(state, song).book)).toBe(10n)
  })

  test('go to another account when the recipient says so', () => {
    const song = split()
    model.tip(state, { split: song, amount: 10n })
    const mine = { caller: ada, splits: [song] } as const
    refuses(() => model.withdrawTo(state, { ...mine, to: ledger }), 'Splits_BadRecipient')
    expect(model.withdrawTo(state, { ...mine, to: label })).toBe(5n)
    expect(state.paidTo.get(label)).toBe(5n)
  })
})

describe('shares', () => {
  test('follow the tranches of a recoupment', () => {
    const until = toShares([
      { recipient: label, percent: 80 },
      { recipient: ada, percent: 20 },
    ])
    const afterwards = toShares([
      { recipient: label, percent: 20 },
      { recipient: ada, percent: 80 },
    ])
    const song = split(recoup({ recipient: label, amount: 80n, until, afterwards }))
    model.tip(state, { split: song, amount: 99n })
    expect([due(song, label), due(song, ada)]).toEqual([79n, 19n])
    model.tip(state, { split: song, amount: 1n })
    const { book } = model.splitOf(state, song)
    expect(model.sharesIn(book, label)).toEqual([200_000n])
    expect(model.earned(book, label)).toBe(80_000_000n)
    model.tip(state, { split: song, amount: 10n })
    expect([due(song, label), due(song, ada)]).toEqual([82n, 28n])
    expect(model.earned(model.splitOf(state, song).book, ada, 100n)).toBe(20_000_000n)
  })

  test('must be given to the last part, in order, to recipients that exist', () => {
    const whole = (recipient: Address) => plainSplit([{ recipient, share: 1_000_000 }])
    refuses(() => split([]), 'Splits_BadTrancheCount')
    refuses(() => split([{ until: NO_END, shares: [] }]), 'Splits_BadShareCount')
    refuses(() => split([{ until: 5n, shares: equalShares([ada]) }]), 'Splits_BadTrancheEnd')
    refuses(() => split([...shared(50), ...shared(50)]), 'Splits_BadTrancheEnd')
    refuses(() => split(whole(ledger)), 'Splits_BadRecipient')
    refuses(() => split(whole(splitRecipient(2))), 'Splits_BadRecipient')
    refuses(() => split(whole(zeroAddress)), 'Splits_NotSorted')
    const [first] = shared(50)
    const shares = first?.shares ?? []
    refuses(() => split([{ until: NO_END, shares: shares.toReversed() }]), 'Splits_NotSorted')
    refuses(() => split([{ until: NO_END, shares: shares.slice(1) }]), 'Splits_BadSharesTotal')
    const none = shares.map((share) => ({ ...share, share: 0 }))
    refuses(() => split([{ until: NO_END, shares: none }]), 'Splits_ZeroShare')
    expect(split()).toBe(2)
  })

  test('are handed on for the future, whole or in parts that are not too small', () => {
    const song = split()
    model.tip(state, { split: song, amount: 100n })
    const give = (...shares: bigint[]) =>
      model.transferPosition(state, { caller: ada, split: song, to: label, shares })
    refuses(() => give(9_999n), 'Splits_PartTooSmall')
    refuses(() => give(490_001n), 'Splits_PartTooSmall')
    refuses(() => give(500_001n), 'Splits_BadShares')
    refuses(() => give(100_000n, 0n), 'Splits_BadShares')
    refuses(() => give(0n), 'Splits_BadShares')
    give(100_000n)
    model.tip(state, { split: song, amount: 100n })
    expect([due(song, ada), due(song, ben), due(song, label)]).toEqual([90n, 100n, 10n])
    give(400_000n)
    model.tip(state, { split: song, amount: 100n })
    expect([due(song, ada), due(song, ben), due(song, label)]).toEqual([90n, 150n, 60n])
  })
})

describe('a change of shares', () => {
  const now = 1_000n
  const propose = (song: number, tranches = shared(75), deadline = now + day) =>
    model.proposeChange(state, { caller: ada, split: song, deadline, tranches, now })
  const apply = (song: number, tranches = shared(75), at = now) =>
    model.applyChange(state, {
      split: song,
      tranches,
      recipients: recipientsOf(tranches, shared(50)),
      now: at,
    })

  test('needs whose share falls, and keeps what was earned', () => {
    const song = split()
    model.tip(state, { split: song, amount: 100n })
    const change = propose(song)
    refuses(() => apply(song), 'Splits_NotAccepted')
    model.acceptChange(state, { caller: ben, split: song, change, accepted: true })
    refuses(() => apply(song, shared(80)), 'Splits_NoSuchChange')
    refuses(() => apply(song, shared(75), now + day + 1n), 'Splits_ChangeExpired')
    apply(song)
    model.tip(state, { split: song, amount: 100n })
    expect([due(song, ada), due(song, ben)]).toEqual([125n, 75n])
    refuses(() => apply(song), 'Splits_NoSuchChange')
  })

  test('is the controller’s, until there is none', () => {
    const [song, bens, nobodys] = [split(), split(shared(50), ben), split(shared(50), zeroAddress)]
    refuses(() => propose(bens), 'Splits_NotController')
    refuses(() => propose(nobodys), 'Splits_NotController')
    refuses(() => propose(song, shared(75), now - 1n), 'Splits_ChangeExpired')
    propose(song)
    model.cancelChange(state, { caller: ada, split: song })
    refuses(() => model.cancelChange(state, { caller: ada, split: song }), 'Splits_NoSuchChange')
    propose(song)
    model.setController(state, { caller: ada, split: song, controller: zeroAddress })
    refuses(() => apply(song), 'Splits_NoSuchChange')
    expect(model.splitOf(state, song)).toMatchObject({ nonce: 2n, controller: zeroAddress })
  })

  test('is not accepted by an old signature once that was taken back', () => {
    const song = split()
    const change = propose(song)
    const signed = { split: song, recipient: ben, signed: change } as const
    const other = { ...signed, signed: zeroHash }
    refuses(() => model.acceptChangeBySig(state, other), 'Splits_BadSignature')
    model.acceptChangeBySig(state, signed)
    model.acceptChange(state, { caller: ben, split: song, change, accepted: false })
    refuses(() => model.acceptChangeBySig(state, signed), 'Splits_NotAccepted')
    refuses(() => apply(song), 'Splits_NotAccepted')
  })

  test('is accepted for a nested split by all of its recipients', () => {
    const band = split(plainSplit(equalShares([ben, label])))
    const before = plainSplit([{ recipient: splitRecipient(band), share: 1_000_000 }])
    const song = split(before)
    const after = plainSplit(equalShares([splitRecipient(band), ada]))
    const change = propose(song, after)
    const recipients = [ben, label] as const
    const forBand = { split: song, nested: band, recipients }
    model.acceptChange(state, { caller: ben, split: song, change, accepted: true })
    refuses(() => model.acceptChangeForSplit(state, forBand), 'Splits_NotAccepted')
    const some = { ...forBand, recipients: [ben] } as const
    refuses(() => model.acceptChangeForSplit(state, some), 'Splits_RecipientsMissing')
    model.acceptChange(state, { caller: label, split: song, change, accepted: true })
    model.acceptChangeForSplit(state, forBand)
    const all = recipientsOf(after, before)
    const missing = { split: song, tranches: after, recipients: all.slice(0, 1), now }
    refuses(() => model.applyChange(state, missing), 'Splits_RecipientsMissing')
    model.applyChange(state, { split: song, tranches: after, recipients: all, now })
    expect(model.sharesIn(model.splitOf(state, song).book, ada)).toEqual([500_000n])
  })
})
