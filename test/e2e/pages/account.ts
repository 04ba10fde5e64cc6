import { expect, type Locator, type Page } from '@playwright/test'
import type { Visitor } from '../harness/fixtures.ts'

/** Connects the visitor's wallet by the button in the header. */
export async function connect(visitor: Visitor): Promise<void> {
  const { page } = visitor
  const button = page.getByRole('banner').getByRole('button', { name: 'Connect' })
  // While a page wakes up, the wallets' library looks for a former connection, and then closes its dialog.
  await expect(async () => {
    await button.click()
    await expect(page.getByRole('dialog', { name: /connect/i })).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await chooseWallet(visitor)
}

/** Chooses the visitor's wallet in the wallet dialog. */
export async function chooseWallet({ page, wallet, account }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /connect/i })
  await dialog.getByRole('button', { name: wallet.name }).click()
  await expect(page.getByRole('button', { name: `Account ${account.address}` })).toBeVisible()
}

/** Opens a tab from the header with `dollars` in it. */
export async function openTab(visitor: Visitor, dollars: string): Promise<void> {
  await visitor.page.getByRole('banner').getByRole('button', { name: 'Open a tab' }).click()
  await topUp(visitor, dollars)
}

/** In the top-up dialog: takes test dollars and deposits `dollars` of them. */
export async function topUp({ page }: Visitor, dollars: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Top up your tab' })
  await takeTestDollars(dialog)
  await dialog.getByLabel('Amount in dollars').fill(dollars)
  await dialog.getByRole('button', { name: /^Deposit/ }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
}

/** Presses the button in `place` that gives the wallet test dollars, and ether for its transactions. */
export async function takeTestDollars(place: Locator): Promise<void> {
  await place.getByRole('button', { name: 'Get test dollars' }).click()
  const notice = place.page().getByText('of test dollars are in your wallet')
  await expect(notice.first()).toBeVisible()
}

/** What the header says is left in the tab. */
export function tabBalance(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: /^Your tab/ })
}
