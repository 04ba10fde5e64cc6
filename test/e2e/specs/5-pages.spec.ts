import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { devices } from '@playwright/test'
import { root } from '../../../script/run/root.ts'
import { earner, soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Graph } from '../harness/graph.ts'
import { connect } from '../pages/account.ts'
import { brokenPictures, overflow, scrollThrough } from '../pages/looks.ts'
import { Player } from '../pages/player.ts'
import { open } from '../pages/site.ts'

/** Pictures of every page, for a person to look at. */
const pictures = join(root, 'test-results/e2e-pictures')

const views = [
  { name: 'desktop, dark', options: { colorScheme: 'dark' } },
  { name: 'desktop, light', options: { colorScheme: 'light' } },
  { name: 'phone, dark', options: { ...phone(), colorScheme: 'dark' } },
] as const

for (const { name, options } of views) {
  test.describe(name, () => {
    test.use(options)

    test('every page is whole, fits the screen and shows its pictures', async ({
      visit,
      graph,
    }) => {
      await mkdir(pictures, { recursive: true })
      const visitor = await visit({ account: earner(soloSong.artistSlug) })
      const { page } = visitor
      const main = page.getByRole('main')
      await open(page, '/')
      await connect(visitor)
      for (const [title, path] of Object.entries(await pathsOf(graph))) {
        await open(page, path)
        await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
        await expect.soft(main.getByRole('status', { name: /^Loading/ }), path).toHaveCount(0)
        await expect.soft(main.getByRole('alert'), `errors on ${path}`).toHaveCount(0)
        await scrollThrough(page)
        expect.soft(await brokenPictures(page), `pictures of ${path}`).toEqual([])
        expect.soft(await overflow(page), `pixels of ${path} beyond the screen`).toBe(0)
        const file = `${title} ${name.replace(',', '')}.png`.replaceAll(' ', '-')
        await page.screenshot({ path: join(pictures, file), fullPage: true })
      }
    })
  })
}

/** A phone's screen and finger, in this same browser. */
function phone() {
  const { viewport, isMobile, hasTouch } = devices['iPhone 14']!
  return { viewport, isMobile, hasTouch, deviceScaleFactor: 2 }
}

/** Each kind of page, with something on it. */
async function pathsOf(graph: Graph): Promise<Record<string, string>> {
  const song = await graph.song(soloSong.title)
  const { plays } = await graph.query<{ plays: { transaction: string }[] }>(
    '{ plays(first: 1, orderBy: timestamp, orderDirection: desc) { transaction } }',
  )
  return {
    discover: '/',
    search: '/search?q=jazz',
    song: `/song/${song.number}`,
    artist: `/artist/${song.artist.id}`,
    split: `/split/${song.split.number}`,
    transaction: `/tx/${plays[0]!.transaction}`,
    release: '/release',
    earnings: '/creator',
    wallet: '/wallet',
  }
}

test('a click that comes before the page can listen is not lost', async ({ page }) => {
  let sendCode = () => {}
  const codeMayCome = new Promise<void>((resolve) => {
    sendCode = resolve
  })
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await codeMayCome
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click()
  sendCode()
  await new Player(page).advances()
})
