import { expect, test } from '../harness/fixtures.ts'
import { newArtist, offerAll, pass, releaseSong } from '../harness/lines.ts'
import { connect } from '../pages/account.ts'
import { act, fund, openWay } from '../pages/lines.ts'
import { open } from '../pages/site.ts'

test('two fans bid, the outbid one takes the deposit back, and the auction is settled', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(240_000)
  const artist = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const title = `Auctioned ${Date.now() % 1_000_000}`
  const { song, split } = await releaseSong(place, { artist, title, lines: ['TABS', 'AUCTIONS'] })
  await offerAll(place, { artist, song, split })
  const first = await visit()
  const second = await visit()
  for (const fan of [first, second]) {
    await open(fan.page, `/song/${song}`)
    await connect(fan)
    await fund(fan.page)
    await open(fan.page, `/song/${song}`)
  }

  await test.step('the first bid', async () => {
    const auctions = await openWay(first.page, 'Auctions')
    await expect(auctions.getByLabel('Your bid in dollars')).toHaveValue('3.00')
    await act(auctions, 'Bid $3.00')
    await expect(auctions.getByText('You bid most.')).toBeVisible()
  })

  await test.step('a bid that is too low is refused in words, a higher one leads', async () => {
    const auctions = await openWay(second.page, 'Auctions')
    const bid = auctions.getByLabel('Your bid in dollars')
    await bid.fill('3.10')
    await expect(auctions.getByText('Bid at least $3.30.')).toBeVisible()
    await auctions.getByRole('button', { name: 'Bid $3.10' }).click()
    expect(second.wallet.popups.filter(({ kind }) => kind === 'transaction')).toHaveLength(0)
    await bid.fill('5')
    await act(auctions, 'Bid $5.00')
    await expect(auctions.getByText('You bid most.')).toBeVisible()
  })

  await test.step('the first fan takes the deposit back', async () => {
    const { page, account } = first
    const before = await chain.dollarsOf(account.address)
    await open(page, `/song/${song}`)
    const auctions = await openWay(page, 'Auctions')
    await auctions.getByRole('button', { name: 'Take the deposit back' }).click()
    await expect(auctions.getByText('is deposited and counts')).toBeHidden({ timeout: 45_000 })
    expect((await chain.dollarsOf(account.address)) - before).toBe(3_000_000n)
  })

  await test.step('its time over, anyone settles it; the token is the winner’s', async () => {
    // The keeper would be first.
    await stack.pause('keeper')
    try {
      await pass(stack.urls.rpc, 1_000)
      await open(first.page, `/song/${song}`)
      const auctions = await openWay(first.page, 'Auctions')
      const over = auctions.getByText('No auction runs at the moment.')
      await act(auctions, 'Settle the auction', over)
    } finally {
      await stack.resume('keeper')
    }
    await graph.indexed(await chain.blockNumber())
    const { page } = second
    await open(page, `/song/${song}`)
    const theirs = await openWay(page, 'Auctions')
    await theirs.getByRole('button', { name: 'Show 1 that is over' }).click()
    await expect(theirs.getByText('You bought it: the token is in your wallet.')).toBeVisible()
  })
})
