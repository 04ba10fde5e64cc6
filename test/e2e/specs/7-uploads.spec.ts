import { mkdtemp, open as openFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCover } from '../harness/artwork.ts'
import { expect, test } from '../harness/fixtures.ts'
import { makeWav } from '../harness/wav.ts'
import { connect, takeTestDollars } from '../pages/account.ts'
import { without } from '../pages/outages.ts'
import { ReleaseWizard } from '../pages/release.ts'
import { open } from '../pages/site.ts'

const wav = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer })

test('a file that is no audio, too large or cut off is refused with the reason', async ({
  visit,
}) => {
  const artist = await visit()
  const { page } = artist
  const wizard = new ReleaseWizard(page)
  const problem = page.getByRole('main').getByRole('alert')
  await open(page, '/release')
  await connect(artist)
  const whole = makeWav({ seconds: 40 })

  await wizard.choose(wav('notes.wav', Buffer.from('This is no audio, whatever its name says.')))
  await expect(problem).toContainText('“notes.wav” is not an MP3, WAV or FLAC file.')

  const damaged = Buffer.concat([whole.subarray(0, 12), Buffer.alloc(5_000, 7)])
  await wizard.choose(wav('damaged.wav', damaged))
  await expect(problem).toContainText('“damaged.wav” looks like audio, but cannot be decoded.')

  await wizard.choose(wav('half.wav', whole.subarray(0, whole.length / 2)))
  await expect(problem).toContainText(
    '“half.wav” is cut off: it should last 0:40 and ends after 0:19',
  )

  const folder = await mkdtemp(join(tmpdir(), 'stave-large-'))
  try {
    const path = join(folder, 'large.wav')
    const file = await openFile(path, 'w')
    await file.truncate(600 * 1024 * 1024)
    await file.close()
    await page.getByRole('main').locator('input[type=file]').setInputFiles(path)
    await expect(problem).toContainText(/The file has 600 MB; \d+ MB are allowed\./)
  } finally {
    await rm(folder, { recursive: true })
  }

  await wizard.choose(wav('whole.wav', whole))
  await expect(page.getByText('0:40')).toBeVisible()
  await expect(problem).toHaveCount(0)
})

test('publishing that an outage or a lost connection stops goes on by itself, and nothing is done twice', async ({
  visit,
  graph,
  stack,
}) => {
  test.setTimeout(240_000)
  const artist = await visit()
  const { page, account, wallet } = artist
  const title = `Cut Off ${account.address.slice(2, 8)}`
  const wizard = new ReleaseWizard(page)
  const problem = page.getByRole('main').getByRole('alert')
  await open(page, '/wallet')
  await connect(artist)
  await takeTestDollars(page.getByRole('main'))
  await page.getByRole('banner').getByRole('link', { name: 'Release' }).click()
  await wizard.fill({
    title,
    audio: wav('figure.wav', makeWav({ seconds: 42 })),
    cover: { name: 'cover.png', mimeType: 'image/png', buffer: await makeCover() },
  })
  const network = await page.context().newCDPSession(page)
  const line = (offline: boolean, uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      uploadThroughput,
      downloadThroughput: -1,
      latency: 0,
    })

  await test.step('IPFS is away', async () => {
    await without(stack, 'ipfs', async () => {
      await wizard.beginPublishing()
      await expect(problem).toContainText('The store of the audio (IPFS) does not answer.')
      await line(false, 100_000)
    })
  })

  await test.step('the connection breaks in the middle of the upload', async () => {
    const meter = page.getByRole('meter', { name: 'Encrypt and upload the audio' })
    await expect(meter).toBeAttached({ timeout: 30_000 })
    await line(true, 100_000)
    await expect(problem).toContainText('The connection broke during the upload.')
    await line(false, -1)
  })

  await wizard.isOut(title)
  const { songs } = await graph.query<{ songs: { number: number }[] }>(
    'query ($title: String!) { songs(where: { title: $title }) { number } }',
    { title },
  )
  expect(songs).toHaveLength(1)
  const asked = wallet.popups.map(({ kind }) => kind)
  expect(asked.filter((kind) => kind === 'transaction')).toHaveLength(3)
  expect(asked.filter((kind) => kind === 'signature')).toHaveLength(2)
})
