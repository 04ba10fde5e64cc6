import { registerSong, waitForRegisterSong } from '@stave/sdk/actions'
import { createWalletClient, http } from 'viem'
import { foundry } from 'viem/chains'
import { earner, paidBy, sharedSong, soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { GraphSong } from '../harness/graph.ts'
import { connect } from '../pages/account.ts'
import { open } from '../pages/site.ts'

test('an artist proposes other shares, and they hold once whoever loses by them has accepted', async ({
  visit,
  graph,
}) => {
  test.setTimeout(150_000)
  const artist = await visit({ account: earner(sharedSong.artistSlug) })
  const song = await graph.song(sharedSong.title)
  const path = `/split/${song.split.number}`
  const before = sharesOf(song)
  const [losing, gaining] = paidBy(sharedSong)
  if (!losing || !gaining) throw new Error('The song does not pay two accounts.')
  const [high, low] = [losing, gaining].map(({ address }) => before.get(address.toLowerCase()) ?? 0)
  if (!high || !low) throw new Error('The accounts have no shares.')
  const [less, more] = [high - 10_000, low + 10_000]
  const loser = await visit({ account: losing })

  await test.step('propose, with the keys', async () => {
    const { page } = artist
    await open(page, path)
    await connect(artist)
    const button = page.getByRole('button', { name: 'Propose other shares' })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Propose other shares' })
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('These shares hold already.')
    await percentOf(losing.address).fill(String(less / 10_000))
    await expect(dialog.getByRole('alert')).toContainText('The shares are not complete yet')
    await percentOf(gaining.address).fill(String(more / 10_000))
    const consent = dialog.getByRole('list', { name: 'Whose consent it takes' })
    await expect(consent.getByRole('listitem')).toHaveText([
      new RegExp(`${high / 10_000} % → ${less / 10_000} %`),
    ])
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(page.getByRole('heading', { name: 'Other shares are proposed' })).toBeVisible()

    function percentOf(address: string) {
      const row = dialog.getByRole('listitem').filter({
        has: page.locator(`input[value="${address}"]`),
      })
      return row.getByLabel(/^Percent of recipient/)
    }
  })

  await test.step('accept', async () => {
    const { page } = loser
    await open(page, path)
    await connect(loser)
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Take back the acceptance' })).toBeVisible({
      timeout: 30_000,
    })
  })

  await test.step('put into effect', async () => {
    const { page } = artist
    await page.getByRole('button', { name: 'Put into effect' }).click()
    await expect(page.getByRole('heading', { name: 'Other shares are proposed' })).toBeHidden({
      timeout: 30_000,
    })
    const after = sharesOf(await graph.song(sharedSong.title))
    expect(after.get(losing.address.toLowerCase())).toBe(less)
    expect(after.get(gaining.address.toLowerCase())).toBe(more)
  })
})

test('a song that comes out later is announced, and cannot be played yet', async ({
  page,
  chain,
  graph,
  stack,
}) => {
  const account = earner(soloSong.artistSlug)
  const client = createWalletClient({ account, chain: foundry, transport: http(stack.urls.rpc) })
  const { number, split } = await graph.song(soloSong.title)
  const { metadata } = await chain.song(number)
  const title = `Later ${Date.now() % 1_000_000}`
  const releaseAt = Math.floor(Date.now() / 1_000) + 3 * 86_400
  const hash = await registerSong(client, {
    artist: account.address,
    metadata,
    split: split.number,
    terms: { price: 10_000n, releaseAt, lines: ['TABS'] },
    title,
    genre: soloSong.genre,
  })
  await waitForRegisterSong(client, { hash })
  await graph.indexed(await chain.blockNumber())

  await open(page, '/')
  const shelf = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Coming soon' }) })
  const card = shelf.getByRole('article').filter({ hasText: title })
  await expect(card).toContainText('in 2 days')
  await expect(card.getByRole('button', { name: /^Play/ })).toHaveCount(0)
  await card.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: /^Play/ })).toHaveCount(0)
})

function sharesOf({ split }: GraphSong): Map<string, number> {
  return new Map(split.presentTranche.shares.map(({ recipient, share }) => [recipient, share]))
}
