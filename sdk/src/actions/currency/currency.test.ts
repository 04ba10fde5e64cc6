import { describe, expect, test } from 'vitest'
import { account, testChain } from '../../../test/chain.ts'
import { getAddressOf } from '../../addresses.ts'

const chain = testChain()
const [owner, other] = [account(5), account(6)]
const spender = getAddressOf('Tabs', 31337)

describe('a permit', () => {
  test('approves by signature, sent by anyone', async () => {
    const client = chain.wallet(5)
    const permit = await client.signPermit({ spender, amount: 7n })
    const sender = chain.wallet(6)
    const hash = await sender.permitCurrency({ owner: owner.address, spender, amount: 7n, permit })
    await sender.waitForReceipt({ hash })
    expect(await client.getAllowance({ owner: owner.address, spender })).toBe(7n)
  })

  test('of someone else, or too old, is refused in words', async () => {
    const client = chain.wallet(5)
    const permit = await client.signPermit({ spender, amount: 7n })
    const foreign = { owner: other.address, spender, amount: 7n, permit }
    await expect(client.permitCurrency(foreign)).rejects.toMatchObject({
      name: 'ERC2612InvalidSignerError',
    })
    const old = await client.signPermit({ spender, amount: 7n, deadline: 86_400n })
    await expect(
      client.permitCurrency({ owner: owner.address, spender, amount: 7n, permit: old }),
    ).rejects.toMatchObject({
      name: 'ERC2612ExpiredSignatureError',
      shortMessage: 'The permit was good until 1970-01-02 00:00 UTC.',
    })
  })
})

test('money is minted for tests and sent', async () => {
  const client = chain.wallet(5)
  const mint = await client.mintTestUsd({ to: owner.address, amount: 100n })
  await client.waitForReceipt({ hash: mint })
  const hash = await client.transferCurrency({ to: other.address, amount: 60n })
  await client.waitForReceipt({ hash })
  expect(await client.getCurrencyBalance({ account: owner.address })).toBe(40n)
  expect(await client.getCurrencyBalance({ account: other.address })).toBe(60n)
  await expect(client.transferCurrency({ to: other.address, amount: 41n })).rejects.toMatchObject({
    name: 'ERC20InsufficientBalanceError',
  })
})
