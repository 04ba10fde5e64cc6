import type { Page } from '@playwright/test'

/** Opens a page and waits until React listens to all of it: what is typed before that is lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('banner').waitFor()
  await page.waitForFunction(() => {
    // What has come and is not shown yet.
    if (document.querySelector('body > [hidden][id^="S:"]')) return false
    const buttons = [...document.querySelectorAll('header button, main button')]
    const listens = (button: Element) =>
      Object.keys(button).some((key) => key.startsWith('__reactProps'))
    return buttons.length > 0 && buttons.every(listens)
  })
}

/** Goes to a song by the site's own links, so that the page and its player stay. */
export async function goToSong(page: Page, title: string): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill(title)
  await page.waitForURL(/[?]q=/)
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
