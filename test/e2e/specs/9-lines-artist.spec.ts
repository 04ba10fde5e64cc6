import { getEditionBalance, getLatestEdition } from '@stave/sdk/actions'
import { createPublicClient, http } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { expect, test } from '../harness/fixtures.ts'
import { newArtist, releaseSong } from '../harness/lines.ts'
import { connect } from '../pages/account.ts'
import { act, support } from '../pages/lines.ts'
import { open } from '../pages/site.ts'

test('an artist opens lines, adds a tier and an edition, and starts an auction', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(240_000)
  const account = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const title = `Set Up ${Date.now() % 1_000_000}`
  const { song } = await releaseSong(place, { artist: account, title, lines: ['TABS'] })
  const client = createPublicClient({ chain: foundry, transport: http(stack.urls.rpc) })
  const fans = [1, 2].map(() => privateKeyToAccount(generatePrivateKey()).address)
  const artist = await visit({ account })
  const { page } = artist
  await open(page, `/song/${song}`)
  await expect(support(page).getByRole('button', { name: 'Set up the lines' })).toHaveCount(0)
  await connect(artist)
  await support(page).getByRole('button', { name: 'Set up the lines' }).click()
  const tools = page.getByRole('dialog', { name: 'Set up the lines' })

  await test.step('open the lines', async () => {
    const form = partOf('Lines and price')
    for (const line of ['Gifts', 'Patronage', 'Auctions', 'Subscription']) {
      await form.getByRole('switch', { name: line }).click()
    }
    await act(form, 'Save the lines')
    expect((await chain.song(song)).lines).toHaveLength(5)
  })

  await test.step('rewards of free listens', async () => {
    const form = await unfold('What free listens earn')
    await form.getByLabel('For a listen').fill('0.5')
    await act(form, 'Save the rewards')
  })

  await test.step('a tier of patronage', async () => {
    const form = await unfold('Patronage tiers')
    const opening = form.locator('form').first()
    await act(opening, /^(Open patronage|Save)$/)
    const tier = form.locator('form').nth(1)
    await tier.getByLabel('Name').fill(`Front row ${song}`)
    await tier.getByLabel('Price a month').fill('8')
    await tier.getByLabel('Perks').fill('A postcard\nDemos')
    await tier.getByLabel('Places').fill('5')
    await act(tier, 'Add the tier')
  })

  await test.step('an edition for auction, and the auction', async () => {
    const edition = await unfold('New edition')
    await edition.getByLabel('Title').fill('Tape')
    await edition.getByRole('radio', { name: 'By auction for the highest bid' }).click()
    await edition.getByLabel('Tokens').fill('1')
    await act(edition, 'Make the edition')
    const auction = await unfold('New auction for the highest bid')
    await auction.getByLabel('First bid').fill('7')
    await act(auction, 'Make the auction')
  })

  await test.step('an edition to give away, and its end', async () => {
    const edition = partOf('New edition')
    await edition.getByLabel('Title').fill('Zine')
    await edition.getByRole('radio', { name: /fixed price/ }).click()
    await edition.getByLabel('Tokens (optional)').fill('9')
    await edition.getByLabel('Price').fill('0')
    await act(edition, 'Make the edition', edition.getByText('Make the edition Zine: done'))
    const gift = await unfold('Give an edition away')
    await gift.getByLabel('Edition').selectOption({ label: 'Zine (9 left)' })
    await gift.getByLabel('To', { exact: true }).fill('ada.eth')
    await gift.getByRole('button', { name: 'Give them' }).click()
    await expect(gift.getByRole('alert')).toContainText('“ada.eth” is not an address')
    await gift.getByLabel('To', { exact: true }).fill(`${fans[0]}\n${fans[1]}`)
    await gift.getByLabel('Tokens each').fill('2')
    await act(gift, 'Give 4')
    const end = await unfold('End an edition')
    await end.getByLabel('Edition').selectOption({ label: 'Zine (5 left)' })
    await end.getByRole('button', { name: 'End it for ever' }).click()
    await expect(gift.locator('option', { hasText: 'Zine' })).toHaveCount(0, { timeout: 45_000 })
    const zine = await getLatestEdition(client)
    for (const account of fans) {
      expect(await getEditionBalance(client, { account, edition: zine })).toBe(2)
    }
  })

  await test.step('fans see all of it', async () => {
    await page.keyboard.press('Escape')
    await expect(tools).toBeHidden()
    await expect(support(page).getByRole('heading', { level: 3 })).toContainText([
      'Pay per stream',
      'Gifts',
      'Patronage',
      'Auctions1 running, from $7.00',
      'Subscription',
    ])
    await open(page, `/artist/${account.address.toLowerCase()}`)
    const patronage = page.locator('section').filter({
      has: page.getByRole('heading', { name: 'Become a patron' }),
    })
    const tier = patronage.getByRole('radio', { name: `Front row ${song}` }).first()
    await expect(tier).toContainText('5 places left', { timeout: 30_000 })
    await expect(tier).toContainText('A postcard · Demos')
  })

  function partOf(name: string) {
    return tools.locator('details').filter({ has: page.locator('summary', { hasText: name }) })
  }

  async function unfold(name: string) {
    const part = partOf(name)
    await part.locator('summary').first().click()
    return part
  }
})
