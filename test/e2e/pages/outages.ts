import { expect, type Page } from '@playwright/test'
import type { PartName } from '../../../script/stack/part.ts'
import type { RemoteStack } from '../harness/control.ts'

/** How a part is taken away: its process ends, or stands still while its port stays open. */
const ways: Partial<Record<PartName, ['kill' | 'pause', 'restart' | 'resume']>> = {
  chain: ['pause', 'resume'],
  ipfs: ['kill', 'restart'],
  postgres: ['kill', 'restart'],
  subgraph: ['kill', 'restart'],
}

/** Takes a part of the stack away for ten seconds at least, and for as long as `during` takes. */
export async function without(
  stack: RemoteStack,
  part: PartName,
  during: () => Promise<void>,
): Promise<void> {
  const [away, back] = ways[part] ?? ['kill', 'restart']
  await stack[away](part)
  try {
    await Promise.all([during(), new Promise((resolve) => setTimeout(resolve, 10_000))])
  } finally {
    await stack[back](part)
  }
}

/** The strip at the top of a page that says what does not answer. */
export function outageNotice(page: Page) {
  return page.getByRole('alert').filter({ hasText: 'this page goes on by itself' })
}

/** Marks a page, to know later whether it is still the same one. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
}

/** Expects that nothing is amiss any more, and that the page has not been loaded anew. */
export async function expectRecovered(page: Page): Promise<void> {
  await expect(outageNotice(page)).toHaveCount(0, { timeout: 30_000 })
  const main = page.getByRole('main')
  await expect(main.getByRole('alert')).toHaveCount(0, { timeout: 30_000 })
  await expect(main.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await page.evaluate(() => 'isSamePage' in window), 'the page was not loaded anew').toBe(
    true,
  )
}
