import { soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import { chooseWallet, connect, openTab, topUp } from '../pages/account.ts'
import { Player } from '../pages/player.ts'
import { goToSong, open } from '../pages/site.ts'
import { formatUsd } from '../pages/words.ts'

/** Seconds of a song that anyone may hear. */
const free = 30

test('without a wallet the player stops after the free part, says so, and leads on step by step', async ({
  visit,
}) => {
  const visitor = await visit()
  const { page, wallet } = visitor
  const player = new Player(page)
  await open(page, '/')
  await goToSong(page, soloSong.title)
  await player.start()
  await player.seek(27)

  await expect(player.bar).toContainText('Connect a wallet to hear the whole song')
  await player.isHeldAt(free)
  expect(wallet.popups).toEqual([])

  await player.bar.getByRole('button', { name: 'Connect a wallet' }).click()
  await chooseWallet(visitor)
  await expect(player.bar).toContainText('Open a tab to hear the whole song')
  await player.bar.getByRole('button', { name: 'Open a tab' }).click()
  await topUp(visitor, '1')
  await player.reaches(free + 1)
  await expect(player.bar).toContainText(`${formatUsd(soloSong.price)} paid`)
})

test('out of money the player says so, and goes on once the tab is topped up', async ({
  visit,
  chain,
}) => {
  const fan = await visit()
  const player = new Player(fan.page)
  await open(fan.page, '/')
  await connect(fan)
  await openTab(fan, '0.001')
  await goToSong(fan.page, soloSong.title)
  await player.start()
  await player.seek(27)

  await expect(player.bar).toContainText('Your tab is used up. Top up to hear the whole song.')
  await player.isHeldAt(free)
  expect(await chain.laneOf(fan.account.address)).toMatchObject({ balance: 1_000n })

  await player.bar.getByRole('button', { name: 'Top up' }).click()
  await topUp(fan, '1')
  await player.reaches(free + 1)
  await expect(player.bar).toContainText(`${formatUsd(soloSong.price)} paid`)
})

test('a transaction that is refused in the wallet changes nothing, and the page says so', async ({
  visit,
  chain,
}) => {
  const fan = await visit()
  await open(fan.page, '/')
  await connect(fan)
  fan.wallet.refuseNext()
  await fan.page.getByRole('banner').getByRole('button', { name: 'Open a tab' }).click()
  const dialog = fan.page.getByRole('dialog', { name: 'Top up your tab' })
  await dialog.getByRole('button', { name: 'Get test dollars' }).click()
  await dialog.getByRole('button', { name: 'Deposit $5.00' }).click()

  await expect(fan.page.getByText('You declined the request in your wallet.')).toBeVisible()
  await expect(dialog).toBeVisible()
  expect(await chain.laneOf(fan.account.address)).toMatchObject({ balance: 0n, nonce: 0n })
})

test('keys alone reach the content, play and pause', async ({ page }) => {
  const player = new Player(page)
  await open(page, '/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  await goToSong(page, soloSong.title)
  await player.start()
  await player.position.focus()
  await page.keyboard.press('Space')
  await expect.poll(async () => (await player.audio()).paused).toBe(true)
  const { currentTime } = await player.audio()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await player.audio()).currentTime).toBeGreaterThan(currentTime)
  await page.keyboard.press('Space')
  await player.advances()
})
