import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { devices } from '@playwright/test'
import { root } from '../../../script/run/command.ts'
import { soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Graph } from '../harness/graph.ts'
import { brokenPictures, overflow, scrollThrough } from '../pages/looks.ts'
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

    test('every page has one heading, fits the screen and shows its pictures', async ({
      page,
      graph,
    }) => {
      await mkdir(pictures, { recursive: true })
      for (const [title, path] of Object.entries(await pathsOf(graph))) {
        await open(page, path)
        await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
        await expect(page.getByRole('main').getByRole('status', { name: /^Loading/ })).toHaveCount(
          0,
        )
        await scrollThrough(page)
        expect(await brokenPictures(page), `pictures of ${path}`).toEqual([])
        expect(await overflow(page), `pixels of ${path} beyond the screen`).toBe(0)
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
