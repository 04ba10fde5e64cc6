import { erc20Abi, parseEther, zeroAddress } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'
import { splitRecipient } from '../../splits/recipients.ts'
import { hashShareChange, shareChangeTypedData } from '../../splits/shareChange.ts'
import { plainSplit, recipientsOf, recoup, toShares } from '../../splits/tranches.ts'
import { decodeReceipt } from '../receipts/decodeReceipt.ts'

const chain = testChain()
const [ada, ben, label] = [account(5), account(6), account(7)]
const payer = 8
const [guardian, treasury] = [2, account(4)]
const ledger = getAddressOf('Splits', 31337)
const half = toShares([
  { recipient: ada.address, percent: 50 },
  { recipient: ben.address, percent: 50 },
])

type Wallet = ReturnType<typeof chain.wallet>

/** Sends what `send` sends, and waits for it. */
async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

async function create(tranches = plainSplit(half), controller = ada.address) {
  const client = chain.wallet(5)
  const hash = await client.createSplit({ tranches, controller })
  return (await client.waitForCreateSplit({ hash })).split
}

beforeAll(async () => {
  const client = chain.wallet(payer)
  const to = account(payer).address
  await done(client, () => client.mintTestUsd({ to, amount: 10_000_000_000n }))
  await done(client, () => client.approveCurrency({ spender: ledger, amount: 10_000_000_000n }))
})

describe('income', () => {
  test('is shared to the unit, and withdrawn', async () => {
    const split = await create()
    const client = chain.wallet(payer)
    await done(client, () => client.tip({ split, amount: 3_000_001n }))
    expect(await client.getReceived({ split })).toBe(3_000_001n)
    const mine = { split, recipient: ada.address }
    expect(await client.getWithdrawable(mine)).toBe(1_500_000n)
    const { result } = await client.simulateWithdraw(mine)
    expect(result).toBe(1_500_000n)
    await done(client, () => client.withdraw(mine))
    expect(await client.getCurrencyBalance({ account: ada.address })).toBe(1_500_000n)
    await expect(client.withdraw(mine)).rejects.toMatchObject({
      name: 'SplitsNothingToWithdrawError',
      shortMessage: `There is nothing to withdraw for ${ada.address} now.`,
    })
  })

  test('bears the protocol fee unless it is a tip, and a storefront its part of it', async () => {
    const [split, shop] = [await create(), await create()]
    const client = chain.wallet(payer)
    const before = await client.getLedger()
    expect(before).toMatchObject({ protocolFee: 100, storefrontShare: 5_000, paused: false })
    await done(client, () => client.pay({ split, amount: 1_000_000n, storefront: shop }))
    expect(await client.getReceived({ split })).toBe(990_000n)
    expect(await client.getReceived({ split: shop })).toBe(5_000n)
    const payments = [
      { to: split, amount: 100n },
      { to: shop, amount: 200n },
    ]
    await done(client, () => client.payBatch({ payments }))
    expect(await client.getReceived({ split })).toBe(990_099n)
    const { fees } = await client.getLedger()
    expect(fees - before.fees).toBe(5_003n)
    await done(client, () => client.collectFees())
    const own = { split: await client.getTreasurySplit(), recipient: treasury.address }
    expect(await client.getWithdrawable(own)).toBe(fees)
    await done(client, () => client.withdrawBatch({ splits: [own.split], ...own }))
    expect(await client.getCurrencyBalance({ account: treasury.address })).toBe(fees)
  })

  test('of several splits goes where its recipient says', async () => {
    const splits = [await create(), await create()]
    const client = chain.wallet(payer)
    for (const split of splits) await done(client, () => client.tip({ split, amount: 100n }))
    const to = account(3).address
    await done(chain.wallet(6), (own) => own.withdrawTo({ splits, to }))
    expect(await client.getCurrencyBalance({ account: to })).toBe(100n)
  })

  test('flows through a nested split', async () => {
    const band = await create()
    const song = await create(
      plainSplit(
        toShares([
          { recipient: splitRecipient(band), percent: 80 },
          { recipient: label.address, percent: 20 },
        ]),
      ),
    )
    const client = chain.wallet(payer)
    await done(client, () => client.tip({ split: song, amount: 1_000n }))
    await done(client, () => client.withdraw({ split: song, recipient: splitRecipient(band) }))
    expect(await client.getReceived({ split: band })).toBe(800n)
    expect(await client.getWithdrawable({ split: band, recipient: ben.address })).toBe(400n)
  })

  test('recoups first', async () => {
    const until = toShares([
      { recipient: label.address, percent: 80 },
      { recipient: ada.address, percent: 20 },
    ])
    const afterwards = toShares([
      { recipient: label.address, percent: 20 },
      { recipient: ada.address, percent: 80 },
    ])
    const split = await create(
      recoup({ recipient: label.address, amount: 800n, until, afterwards }),
    )
    const client = chain.wallet(payer)
    const labels = { split, recipient: label.address }
    expect(await client.getShares(labels)).toEqual([800_000, 200_000])
    await done(client, () => client.tip({ split, amount: 1_000n }))
    expect(await client.getWithdrawable(labels)).toBe(800n)
    await done(client, () => client.tip({ split, amount: 1_000n }))
    expect(await client.getWithdrawable(labels)).toBe(1_000n)
    expect(await client.getShares(labels)).toEqual([200_000])
  })

  test('is refused while paused, and still withdrawn', async () => {
    const split = await create()
    const client = chain.wallet(payer)
    await done(client, () => client.tip({ split, amount: 100n }))
    await done(chain.wallet(guardian), (own) => own.setPaused({ paused: true }))
    expect(await client.isPaused()).toBe(true)
    await expect(client.pay({ split, amount: 1n })).rejects.toMatchObject({
      name: 'SplitsPausedError',
      shortMessage: 'Payments are paused at the moment.',
    })
    await done(client, () => client.withdraw({ split, recipient: ben.address }))
    await done(chain.wallet(guardian), (own) => own.setPaused({ paused: false }))
  })

  test('that is sent by hand is credited by whoever names the split', async () => {
    const split = await create()
    const client = chain.wallet(payer)
    await done(client, () => client.transferCurrency({ to: ledger, amount: 510n }))
    await done(client, () => client.creditWithoutFee({ split, amount: 100n }))
    await done(client, () => client.creditWithFee({ split, amount: 100n, fee: 10n }))
    const payments = [{ to: split, amount: 100n }]
    await done(client, () => client.creditBatchWithoutFee({ payments }))
    await done(client, () => client.credit({ payments }))
    await done(client, () => client.creditOne({ split, amount: 100n, storefront: split }))
    expect(await client.getReceived({ split })).toBe(498n)
    await expect(client.creditWithoutFee({ split, amount: 1n })).rejects.toMatchObject({
      name: 'SplitsNotReceivedError',
      shortMessage: 'Only 0.00 USDC of 0.000001 USDC arrived.',
    })
  })

  test('that the payer cannot pay says what is missing', async () => {
    const split = await create()
    await expect(chain.wallet(9).pay({ split, amount: 5_000_000n })).rejects.toMatchObject({
      name: 'ERC20InsufficientAllowanceError',
      shortMessage: `${ledger} may take 0.00 USDC from the wallet; 5.00 USDC are needed.`,
    })
    const poor = chain.wallet(9)
    await done(poor, () => poor.approveCurrency({ spender: ledger, amount: 5_000_000n }))
    await expect(poor.pay({ split, amount: 5_000_000n })).rejects.toMatchObject({
      name: 'ERC20InsufficientBalanceError',
      shortMessage: '5.00 USDC are needed and the wallet holds 0.00 USDC.',
    })
    await expect(chain.wallet(payer).pay({ split: 9_999, amount: 1n })).rejects.toMatchObject({
      name: 'SplitsUnknownSplitError',
    })
  })
})

describe('deposit addresses', () => {
  test('bring in the currency', async () => {
    const split = await create()
    const client = chain.wallet(payer)
    const to = await client.getDepositAddress({ split })
    const token = await client.getCurrency()
    expect(token).toBe(getAddressOf('Currency', 31337))
    await expect(client.sweep({ split, token })).rejects.toMatchObject({
      name: 'SplitsNothingToSweepError',
    })
    await done(client, () => client.transferCurrency({ to, amount: 500n }))
    await done(client, () => client.sweep({ split, token }))
    expect(await client.getReceived({ split })).toBe(500n)
  })

  test('bring in the chain’s own coin, shared by the last tranche', async () => {
    const split = await create()
    const client = chain.wallet(payer)
    const to = await client.getDepositAddress({ split })
    await done(client, () => client.sendTransaction({ to, value: parseEther('1') }))
    const receipt = await done(client, () => client.sweep({ split, token: zeroAddress }))
    const event = decodeReceipt(receipt).find(({ eventName }) => eventName === 'TokenArrived')
    const { arrival = 0n } = (event?.args ?? {}) as { arrival?: bigint }
    expect(await client.getArrival({ arrival })).toMatchObject({
      token: zeroAddress,
      split,
      amount: parseEther('1'),
    })
    const half = { arrival, recipient: ben.address }
    expect(await client.getWithdrawableTokens(half)).toBe(parseEther('0.5'))
    const miner = chain.miner()
    const before = await miner.getBalance({ address: ben.address })
    await done(client, () => client.withdrawTokens({ arrivals: [arrival], recipient: ben.address }))
    expect((await miner.getBalance({ address: ben.address })) - before).toBe(parseEther('0.5'))
    const elsewhere = account(3).address
    const held = await miner.getBalance({ address: elsewhere })
    await done(chain.wallet(5), (own) =>
      own.withdrawTokensTo({ arrivals: [arrival], to: elsewhere }),
    )
    expect((await miner.getBalance({ address: elsewhere })) - held).toBe(parseEther('0.5'))
  })
})

describe('changes of shares', () => {
  const less = plainSplit(
    toShares([
      { recipient: ada.address, percent: 70 },
      { recipient: ben.address, percent: 30 },
    ]),
  )
  const deadline = 4_000_000_000

  async function propose() {
    const split = await create()
    const client = chain.wallet(5)
    const hash = await client.proposeChange({ split, deadline, tranches: less })
    return { split, client, ...(await client.waitForProposeChange({ hash })) }
  }

  test('wait for the acceptance of who loses', async () => {
    const { split, client, change, nonce } = await propose()
    const proposed = { split, nonce, deadline, tranches: less }
    expect(change).toBe(hashShareChange(proposed))
    expect(await client.getProposal({ split })).toEqual({ change, nonce, deadline })
    const recipients = recipientsOf(plainSplit(half), less)
    const apply = { split, tranches: less, recipients }
    await expect(client.applyChange(apply)).rejects.toMatchObject({
      name: 'SplitsNotAcceptedError',
      args: { split, recipient: ben.address },
    })
    await done(chain.wallet(6), (own) => own.acceptChange({ split, change }))
    expect(await client.hasAccepted({ change, recipient: ben.address })).toBe(true)
    await done(client, () => client.applyChange(apply))
    expect(await client.getShares({ split, recipient: ben.address })).toEqual([300_000])
    expect(await client.getProposal({ split })).toBeUndefined()
  })

  test('are accepted by signature', async () => {
    const { split, client, change, nonce } = await propose()
    const typed = shareChangeTypedData({ chainId: 31337, split, nonce, deadline, tranches: less })
    const signature = await ben.signTypedData(typed)
    const accept = { split, recipient: ben.address, signature }
    await done(client, () => client.acceptChangeBySig(accept))
    expect(await client.hasAccepted({ change, recipient: ben.address })).toBe(true)
    await expect(
      client.acceptChangeBySig({ ...accept, recipient: label.address }),
    ).rejects.toMatchObject({ name: 'SplitsBadSignatureError' })
  })

  test('are accepted for a nested split by its recipients', async () => {
    const band = await create()
    const shares = (percent: number) =>
      plainSplit(
        toShares([
          { recipient: splitRecipient(band), percent },
          { recipient: label.address, percent: 100 - percent },
        ]),
      )
    const split = await create(shares(50))
    const client = chain.wallet(5)
    const tranches = shares(40)
    const hash = await client.proposeChange({ split, deadline, tranches })
    const { change } = await client.waitForProposeChange({ hash })
    await done(chain.wallet(6), (own) => own.acceptChange({ split, change }))
    const recipients = recipientsOf(plainSplit(half))
    await done(client, () => client.acceptChangeForSplit({ split, nested: band, recipients }))
    const all = recipientsOf(shares(50), tranches)
    await done(client, () => client.applyChange({ split, tranches, recipients: all }))
    expect(await client.getShares({ split, recipient: splitRecipient(band) })).toEqual([400_000])
  })

  test('are cancelled by the controller alone', async () => {
    const { split, client } = await propose()
    await expect(chain.wallet(6).cancelChange({ split })).rejects.toMatchObject({
      name: 'SplitsNotControllerError',
    })
    await done(client, () => client.cancelChange({ split }))
    await expect(client.cancelChange({ split })).rejects.toMatchObject({
      name: 'SplitsNoSuchChangeError',
    })
  })

  test('end when control is given up', async () => {
    const split = await create()
    const client = chain.wallet(5)
    expect(await client.splitExists({ split })).toBe(true)
    expect(await client.getSplit({ split })).toMatchObject({ controller: ada.address })
    await done(client, () => client.setController({ split }))
    expect(await client.getSplit({ split })).toMatchObject({ controller: undefined })
  })
})

test('a position is handed on, and what it earned is not', async () => {
  const split = await create()
  const client = chain.wallet(payer)
  await done(client, () => client.tip({ split, amount: 1_000n }))
  const own = chain.wallet(6)
  const part = { split, to: label.address, shares: [200_000] }
  await done(own, () => own.transferPosition(part))
  await done(client, () => client.tip({ split, amount: 1_000n }))
  expect(await client.getWithdrawable({ split, recipient: ben.address })).toBe(800n)
  expect(await client.getWithdrawable({ split, recipient: label.address })).toBe(200n)
  await expect(own.transferPosition({ ...part, shares: [400_000] })).rejects.toMatchObject({
    name: 'SplitsBadSharesError',
    shortMessage: `40 % of tranche 1 of split ${split} cannot be handed on: 30 % are held.`,
  })
  await expect(own.transferPosition({ ...part, shares: [1] })).rejects.toMatchObject({
    name: 'SplitsPartTooSmallError',
  })
})

test('fees are an admin’s to set, once the delay has run', async () => {
  const fees = { protocolFee: 200, storefrontShare: 5_000 }
  await expect(chain.wallet(5).setFees(fees)).rejects.toMatchObject({
    name: 'AccessManagedUnauthorizedError',
  })
  await expect(chain.wallet(1).setFees(fees)).rejects.toMatchObject({
    name: 'AccessManagerNotScheduledError',
  })
})

test('the ledger holds at least what it owes', async () => {
  const client = chain.reader()
  const { accounted } = await client.getLedger()
  const args = [ledger] as const
  const address = getAddressOf('Currency', 31337)
  const request = { abi: erc20Abi, address, functionName: 'balanceOf', args } as const
  expect(await client.readContract(request)).toBeGreaterThanOrEqual(accounted)
})
