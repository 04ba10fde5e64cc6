import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { makeCover } from '../harness/artwork.ts'
import { expect, test, type Visitor } from '../harness/fixtures.ts'
import { makeWav } from '../harness/wav.ts'
import { chooseWallet, takeTestDollars } from '../pages/account.ts'
import { Player } from '../pages/player.ts'
import { ReleaseWizard } from '../pages/release.ts'
import { open } from '../pages/site.ts'
import { formatUsd } from '../pages/words.ts'

const seconds = 42
const price = 20_000n

test('an artist releases a song through the wizard, and it can be found and heard', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(180_000)
  const artist = await visit()
  const { page, account, wallet } = artist
  const partner = privateKeyToAddress(generatePrivateKey())
  // Runs on the same stack must not find each other's song.
  const title = `Test Figure ${account.address.slice(2, 8)}`
  const wizard = new ReleaseWizard(page)
  await begin(artist)

  await test.step('audio, after a file that is none', async () => {
    await wizard.choose(textFile('fake.wav', 'audio/wav'))
    await expect(page.getByText('“fake.wav” is not an MP3, WAV or FLAC file')).toBeVisible()
    await wizard.continue('The song')
    await expect(page.getByText('Choose the song’s audio file first.')).toBeVisible()
    const buffer = makeWav({ seconds })
    await wizard.choose({ name: 'figure.wav', mimeType: 'audio/wav', buffer })
    await expect(page.getByText(`0:${seconds}`)).toBeVisible()
    await wizard.continue('The cover')
  })

  await test.step('cover, after a file that is none', async () => {
    await wizard.choose(textFile('fake.png', 'image/png'))
    await expect(page.getByText('The image cannot be opened. Export it again.')).toBeVisible()
    await wizard.choose({ name: 'cover.png', mimeType: 'image/png', buffer: await makeCover() })
    await expect(page.getByAltText('The chosen cover')).toBeVisible()
    await wizard.continue('The details')
  })

  await test.step('details and credits', async () => {
    await page.getByLabel('Title').fill(title)
    await wizard.continue('The details')
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /^This / })
        .first(),
    ).toBeVisible()
    await page.getByLabel('Artist name').fill('Wav Tester')
    await page.getByLabel('Genre').fill('Electronic')
    await wizard.continue('The credits')
    await page.getByRole('button', { name: 'Add a credit' }).click()
    await page.getByLabel('Name of credit 1').fill('Synthesised Sine')
    await page.getByLabel('Role of credit 1').fill('composer')
    await wizard.continue('The split')
  })

  await test.step('a split of 90 %, and then of 100 %', async () => {
    const meter = page.getByRole('meter', { name: 'Shares given away' })
    await page.getByLabel('Percent of recipient 1').fill('60')
    await page.getByRole('button', { name: 'Add a recipient' }).click()
    await page.getByLabel('Recipient 2', { exact: true }).fill(partner)
    await page.getByLabel('Percent of recipient 2').fill('30')
    await expect(page.getByText('10 % belong to nobody yet.')).toBeVisible()
    await expect(meter).toHaveAttribute('value', '900000')
    await wizard.continue('The split')
    await page.getByRole('button', { name: 'Give recipient 2 the remainder' }).click()
    await expect(page.getByLabel('Percent of recipient 2')).toHaveValue('40')
    await expect(meter).toHaveAttribute('value', '1000000')
    await expect(page.getByText('100 % are shared out.')).toBeVisible()
    await wizard.continue('Price and release')
  })

  await test.step('price, review and publish', async () => {
    await page.getByLabel('Price of a play').fill('0.02')
    await wizard.continue('Review')
    await expect(page.getByRole('main')).toContainText(formatUsd(price))
    await wizard.publish(title)
    const asked = wallet.popups.map(({ kind }) => kind)
    expect(asked).toEqual([
      'connect',
      'signature',
      'signature',
      'transaction',
      'transaction',
      'transaction',
    ])
  })

  await test.step('the song stands on its page and plays', async () => {
    const player = new Player(page)
    await page.getByRole('link', { name: 'See the song' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await graph.metadataOf(title)
    await open(page, new URL(page.url()).pathname)
    const main = page.getByRole('main')
    const shown = ['Wav Tester', 'Synthesised Sine', '60 %', '40 %', formatUsd(price), '0:42']
    for (const words of shown) await expect(main).toContainText(words)
    await player.start()
    await player.seek(12)
    await player.advances()
  })

  await test.step('chain, index and IPFS have it as it was entered', async () => {
    const song = await graph.song(title)
    const onChain = await chain.song(song.number)
    expect(onChain).toMatchObject({ price, split: song.split.number, suspended: false })
    const shares = song.split.presentTranche.shares.map(({ recipient, share }) => [
      recipient,
      share,
    ])
    expect(Object.fromEntries(shares)).toEqual({
      [account.address.toLowerCase()]: 600_000,
      [partner.toLowerCase()]: 400_000,
    })
    const { audioCid } = await graph.metadataOf(title)
    const audio = await fetch(`${stack.urls.ipfsGateway}/ipfs/${audioCid}`)
    const stored = Buffer.from(await audio.arrayBuffer())
    const original = makeWav({ seconds })
    expect(stored.length).toBe(original.length)
    expect(stored.subarray(0, 4).toString('latin1'), 'IPFS holds the audio encrypted').not.toBe(
      'RIFF',
    )
  })
})

/** Takes test money for the fees, and opens the wizard. */
async function begin(artist: Visitor): Promise<void> {
  const { page } = artist
  await open(page, '/wallet')
  await page.getByRole('main').getByRole('button', { name: 'Connect a wallet' }).click()
  await chooseWallet(artist)
  await takeTestDollars(page.getByRole('main'))
  await page.getByRole('banner').getByRole('link', { name: 'Release' }).click()
  await expect(page.getByRole('heading', { name: 'The song' })).toBeVisible()
}

function textFile(name: string, mimeType: string) {
  return { name, mimeType, buffer: Buffer.from('This is no such file, whatever its name says.') }
}
