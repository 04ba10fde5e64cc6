import { getEditionBalance, getPatronStanding, getSubscriptionTier } from '@stave/sdk/actions'
import { createPublicClient, http } from 'viem'
import { foundry } from 'viem/chains'
import { expect, test } from '../harness/fixtures.ts'
import { newArtist, offerAll, releaseSong } from '../harness/lines.ts'
import { connect } from '../pages/account.ts'
import { act, fund, openWay, support } from '../pages/lines.ts'
import { open } from '../pages/site.ts'

test('a fan tips, becomes a patron, subscribes and buys an edition on a song’s page', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(240_000)
  const artist = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const title = `Five Lines ${Date.now() % 1_000_000}`
  const lines = ['TABS', 'GIFTS', 'PATRONAGE', 'AUCTIONS', 'SUBSCRIPTIONS'] as const
  const { song, split } = await releaseSong(place, { artist, title, lines })
  await offerAll(place, { artist, song, split })
  const client = createPublicClient({ chain: foundry, transport: http(stack.urls.rpc) })
  const fan = await visit()
  const { page, account } = fan

  await test.step('everything can be read without a wallet', async () => {
    await open(page, `/song/${song}`)
    await expect(support(page).getByRole('heading', { level: 3 })).toHaveText([
      /Pay per stream/,
      /Gifts/,
      /Patronage.*\$4\.00 a month/,
      /Auctions.*1 running, from \$3\.00/,
      /Subscription/,
      /Editions.*1 on sale, from \$2\.00/,
    ])
    const gifts = await openWay(page, 'Gifts')
    await expect(gifts.getByRole('button', { name: 'Connect a wallet' })).toBeEnabled()
  })

  await test.step('connect, and take test dollars', async () => {
    await connect(fan)
    await fund(page)
    await open(page, `/song/${song}`)
  })

  await test.step('tip, with words', async () => {
    const received = await receivedBy(split)
    const gifts = await openWay(page, 'Gifts')
    await gifts.getByLabel('Tip in dollars').fill('1.50')
    await gifts.getByLabel('Message').fill('For the second verse.')
    await act(gifts, 'Tip $1.50')
    expect((await receivedBy(split)) - received).toBe(1_500_000n)
    await expect(gifts.getByRole('list', { name: 'Newest tips' })).toContainText('$1.50')
    await expect(gifts.getByText('For the second verse.').last()).toBeVisible({ timeout: 30_000 })
  })

  await test.step('become a patron', async () => {
    const patronage = await openWay(page, 'Patronage')
    await act(patronage, /^Join .* for \$4\.00$/, patronage.getByText('Renews by itself'))
    const who = { artist: artist.address, patron: account.address }
    expect(await getPatronStanding(client, who)).toMatchObject({
      tier: 1,
      renewalPrice: 4_000_000n,
    })
  })

  await test.step('subscribe', async () => {
    const subscription = await openWay(page, 'Subscription')
    await subscription.getByRole('radio', { name: /Basic/ }).click()
    const card = subscription.getByText('Renews by itself as Basic, at $5.00 or less')
    await act(subscription, 'Subscribe for $5.00', card)
    const { tier } = await getSubscriptionTier(client, { listener: account.address })
    expect(tier).toBe('BASIC')
  })

  await test.step('buy an edition', async () => {
    const editions = await openWay(page, 'Editions')
    const print = editions.getByRole('article', { name: 'Edition Print' })
    await print.getByLabel('How many').fill('2')
    await act(print, 'Buy for $4.00')
    await expect(print).toContainText('7 of 9')
    const { editions: found } = await graph.query<{ editions: { number: number }[] }>(
      'query ($song: String!) { editions(where: { song: $song, title: "Print" }) { number } }',
      { song: `0x${song.toString(16).padStart(8, '0')}` },
    )
    const edition = found[0]?.number ?? 0
    expect(await getEditionBalance(client, { account: account.address, edition })).toBe(2)
  })

  async function receivedBy(number: number): Promise<bigint> {
    const { split: found } = await graph.query<{ split: { received: string } }>(
      'query ($id: ID!) { split(id: $id) { received } }',
      { id: `0x${number.toString(16).padStart(8, '0')}` },
    )
    return BigInt(found.received)
  }
})
