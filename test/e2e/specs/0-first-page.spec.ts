import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../../../script/run/root.ts'
import { expect, test } from '../harness/fixtures.ts'
import { brokenPictures } from '../pages/looks.ts'
import { Player } from '../pages/player.ts'
import { open } from '../pages/site.ts'

/** The README's picture, of the demo before any test has added to it; written anew with `UPDATE_SCREENSHOTS=1`. */
const readmePicture = join(root, 'test/e2e/screenshots/discover.png')

test.use({ viewport: { width: 1440, height: 1200 } })

test('the first page shows songs and plays the first of them, as in the README', async ({
  page,
}) => {
  const player = new Player(page)
  await open(page, '/')
  const covers = page.getByRole('main').getByRole('article')
  expect(await covers.count()).toBeGreaterThanOrEqual(10)
  await player.start()
  await player.reaches(4)
  await player.bar.getByRole('button', { name: 'Pause' }).click()
  await expect.poll(async () => (await player.audio()).paused).toBe(true)
  await page.mouse.move(0, 0)
  expect(await brokenPictures(page)).toEqual([])
  const shot = await page.screenshot({ animations: 'disabled' })
  const picture = await sharp(shot).png({ palette: true, quality: 90, effort: 10 }).toBuffer()
  expect(picture.length).toBeLessThan(400_000)
  if (process.env.UPDATE_SCREENSHOTS === '1') await writeFile(readmePicture, picture)
})
