import { expect, type Locator, type Page } from '@playwright/test'
import { takeTestDollars } from './account.ts'
import { open } from './site.ts'

/** The section of a song's page with the ways to support it. */
export function support(page: Page): Locator {
  return page.getByRole('region', { name: 'Ways to support' })
}

/** Opens one of the ways, and gives what it then shows. */
export async function openWay(page: Page, title: string): Promise<Locator> {
  const trigger = support(page).getByRole('button', { name: new RegExp(`^${title}`) })
  if ((await trigger.getAttribute('aria-expanded')) === 'false') await trigger.click()
  return support(page).getByRole('region', { name: new RegExp(`^${title}`) })
}

/** Takes test dollars on the wallet's page, and ether for transactions. */
export async function fund(page: Page): Promise<void> {
  await open(page, '/wallet')
  await takeTestDollars(page.getByRole('main'))
}

/**
 * Presses a button of `place`, and waits until what it does is done and indexed: until its form says so, or until
 * `outcome` is to be seen where the form gives way to what follows.
 */
export async function act(place: Locator, name: RegExp | string, outcome?: Locator): Promise<void> {
  await place.getByRole('button', { name }).click()
  const done = outcome ?? place.getByText(/: done$/)
  const failed = place.getByRole('alert')
  await expect(done.or(failed).first()).toBeVisible({ timeout: 45_000 })
  await expect(failed).toHaveCount(0)
}
