import type { Page } from '@playwright/test'
import { settle } from '../harness/chain.ts'
import { earner, sharedSong, soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import { connect, openTab, tabBalance } from '../pages/account.ts'
import { brokenPictures, scrollThrough } from '../pages/looks.ts'
import { expectRecovered, mark, outageNotice, without } from '../pages/outages.ts'
import { Player } from '../pages/player.ts'
import { goToSong, open } from '../pages/site.ts'
import { formatUsd } from '../pages/words.ts'

test.describe.configure({ timeout: 180_000 })

test('without the index every page says so and comes back by itself, and no form is lost', async ({
  visit,
  graph,
  stack,
}) => {
  const artist = await visit({ account: earner(soloSong.artistSlug) })
  const { page } = artist
  const { number, artist: by, split } = await graph.song(soloSong.title)
  await open(page, '/')
  await connect(artist)
  const form = await openProposal(page, split.number)
  const tabs: Record<string, string> = {
    '/': 'This page could not be shown',
    [`/song/${number}`]: 'This page could not be shown',
    [`/artist/${by.id}`]: 'This page could not be shown',
    [`/split/${split.number}`]: 'This page could not be shown',
    '/search?q=jazz': 'The search does not answer',
    '/creator': 'The earnings could not be read',
    '/wallet': 'The plays could not be read',
  }
  const pages: Page[] = []
  await without(stack, 'subgraph', async () => {
    for (const [path, words] of Object.entries(tabs)) {
      const tab = await page.context().newPage()
      pages.push(tab)
      await tab.goto(path)
      await mark(tab)
      await expect(tab.getByRole('main').getByRole('alert'), path).toContainText(words)
      await expect(outageNotice(tab), path).toContainText('The index does not answer.')
    }
  })
  for (const tab of pages) await expectRecovered(tab)
  await expect(pages[0]!.getByRole('article').first()).toBeVisible()
  await expect(form).toHaveValue('61.5')
})

test('without the chain a play waits and is paid once it is back, and a deposit can be made again', async ({
  visit,
  chain,
  stack,
}) => {
  const fan = await visit()
  const { page, account } = fan
  const player = new Player(page)
  await open(page, '/')
  await connect(fan)
  await openTab(fan, '2')
  await goToSong(page, soloSong.title)
  await player.start()
  await mark(page)
  const popups = fan.wallet.popups.length
  await without(stack, 'chain', async () => {
    await player.seek(27)
    await expect(player.bar).toContainText('The chain does not answer.', { timeout: 30_000 })
    await expect(outageNotice(page)).toContainText('Balances and payments wait until it does.')
    const wallet = await page.context().newPage()
    await wallet.goto('/wallet')
    await expect(outageNotice(wallet)).toContainText('The chain does not answer.', {
      timeout: 30_000,
    })
    await wallet.close()
    await tabBalance(page).click()
    const dialog = page.getByRole('dialog', { name: 'Top up your tab' })
    await dialog.getByLabel('Amount in dollars').fill('3')
    await dialog.getByRole('button', { name: 'Deposit $3.00' }).click()
    const notice = page.getByRole('listitem').filter({ hasText: 'Top up $3.00' })
    await expect(notice).toContainText('The chain does not answer.', { timeout: 30_000 })
  })
  await player.reaches(31)
  expect(fan.wallet.popups.length, 'pop-ups meanwhile').toBe(popups)
  const dialog = page.getByRole('dialog', { name: 'Top up your tab' })
  await expect(dialog.getByLabel('Amount in dollars')).toHaveValue('3')
  await dialog.getByRole('button', { name: 'Deposit $3.00' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect(player.bar).toContainText(`${formatUsd(soloSong.price)} paid`)
  await expectRecovered(page)
  const left = 5_000_000n - soloSong.price
  await expect(tabBalance(page)).toContainText(formatUsd(left))
  await settle(stack.urls, [account.address])
  expect(await chain.laneOf(account.address)).toMatchObject({ balance: left, nonce: 1n })
})

test('without the database a play waits, and is paid once when it is back', async ({
  visit,
  chain,
  stack,
}) => {
  const fan = await visit()
  const { page, account } = fan
  const player = new Player(page)
  await open(page, '/')
  await connect(fan)
  await openTab(fan, '2')
  await goToSong(page, sharedSong.title)
  await player.start()
  await mark(page)
  await without(stack, 'postgres', async () => {
    await player.seek(27)
    await expect(player.bar).toContainText('The gateway’s database does not answer.')
    await expect(outageNotice(page)).toContainText('Signing in and paying for plays wait')
  })
  await player.reaches(31)
  await expect(player.bar).toContainText(`${formatUsd(sharedSong.price)} paid`)
  await expectRecovered(page)
  await settle(stack.urls, [account.address])
  expect(await chain.laneOf(account.address)).toMatchObject({
    balance: 2_000_000n - sharedSong.price,
    nonce: 1n,
  })
})

test('without IPFS the player says so, keeps its queue and plays on by itself', async ({
  page,
  stack,
}) => {
  const player = new Player(page)
  await open(page, '/')
  await player.start()
  await mark(page)
  const queue = await player.queue()
  expect(queue.length).toBeGreaterThan(5)
  await without(stack, 'ipfs', async () => {
    await player.bar.getByRole('button', { name: 'Next song' }).click()
    await expect(player.bar).toContainText('IPFS does not answer. Trying again…')
    await expect(outageNotice(page)).toContainText('Audio, covers and uploads wait')
  })
  await player.advances()
  await expect(player.bar).toContainText(queue[1] ?? '')
  expect(await player.queue()).toEqual(queue)
  await expectRecovered(page)
  await scrollThrough(page)
  expect(await brokenPictures(page)).toEqual([])
})

/** Opens the form that proposes other shares, and types into it. */
async function openProposal(page: Page, split: number) {
  await open(page, `/split/${split}`)
  await page.getByRole('button', { name: 'Propose other shares' }).click()
  const percent = page.getByRole('dialog').getByLabel('Percent of recipient 1')
  await percent.fill('61.5')
  return percent
}
