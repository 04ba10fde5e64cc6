import { expect, type Page } from '@playwright/test'
import type { Visitor } from '../harness/fixtures.ts'

/** Connects the visitor's wallet through the wallet dialog. */
export async function connect({ page, wallet, account }: Visitor): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click()
  const dialog = page.getByRole('dialog', { name: /connect/i })
  await dialog.getByRole('button', { name: wallet.name }).click()
  await expect(page.getByRole('button', { name: `Account ${account.address}` })).toBeVisible()
}

/** Takes test dollars, deposits `dollars` of them into the tab, and lets this browser sign plays. */
export async function openTab({ page }: Visitor, dollars: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Open a tab' }).click()
  const dialog = page.getByRole('dialog', { name: 'Top up your tab' })
  await dialog.getByRole('button', { name: 'Get test dollars' }).click()
  await expect(page.getByText('of test dollars are in your wallet')).toBeVisible()
  await dialog.getByLabel('Amount in dollars').fill(dollars)
  await dialog.getByRole('button', { name: /^Deposit/ }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
}

/** What the header says is left in the tab. */
export function tabBalance(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: 'Your tab. Top up' })
}
