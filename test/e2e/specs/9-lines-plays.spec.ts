import { settle } from '../harness/chain.ts'
import { expect, test } from '../harness/fixtures.ts'
import { newArtist, releaseSong, subscribeAs } from '../harness/lines.ts'
import { connect } from '../pages/account.ts'
import { fund } from '../pages/lines.ts'
import { Player } from '../pages/player.ts'
import { open } from '../pages/site.ts'

test('a subscriber’s device signs plays as such: they cost nothing and are settled', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(200_000)
  const artist = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const title = `Subscribed ${Date.now() % 1_000_000}`
  const { song } = await releaseSong(place, { artist, title, lines: ['TABS', 'SUBSCRIPTIONS'] })
  const fan = await visit()
  const { page, account } = fan
  await open(page, '/')
  await connect(fan)
  await fund(page)
  await subscribeAs(place, account)
  const player = new Player(page)
  await player.tellPausesLate(2_000)
  await open(page, `/song/${song}`)

  await test.step('the device must sign, so that the artist is paid', async () => {
    await player.start()
    await player.seek(27)
    await expect(page.getByText('Your subscription plays this song.')).toBeVisible()
    await player.isHeldAt(30)
    await page.getByRole('button', { name: 'Let this device play' }).click()
    const dialog = page.getByRole('dialog', { name: 'Let this device play' })
    await dialog.getByRole('button', { name: 'Register this device’s key' }).click()
    await expect(dialog).toBeHidden({ timeout: 45_000 })
  })

  await test.step('the whole song plays, without a pop-up', async () => {
    await player.reaches(34)
    await expect(player.bar).toContainText('In your subscription')
    await expect(player.bar.getByRole('button', { name: 'Pause' })).toBeVisible()
    const about = fan.wallet.popups.map(({ kind }) => kind)
    expect(about).toEqual(['connect', 'transaction'])
  })

  await test.step('settled, the play cost nothing', async () => {
    await settle(stack.urls, [account.address])
    await graph.indexed(await chain.blockNumber())
    const { plays } = await graph.query<{ plays: { kind: string; paid: string }[] }>(
      'query ($listener: String!) { plays(where: { listener: $listener }) { kind paid } }',
      { listener: account.address.toLowerCase() },
    )
    expect(plays).toEqual([{ kind: 'SUBSCRIPTION', paid: '0' }])
  })
})

test('a song on the gift line plays whole without a wallet', async ({
  page,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(120_000)
  const artist = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const title = `Given ${Date.now() % 1_000_000}`
  const { song } = await releaseSong(place, { artist, title, lines: ['GIFTS'] })
  await open(page, `/song/${song}`)
  await expect(page.getByRole('main').getByText('Free to play').first()).toBeVisible()
  const player = new Player(page)
  await player.start()
  await player.seek(28)
  await player.reaches(33)
  await expect(player.bar).toContainText('Free')
})
