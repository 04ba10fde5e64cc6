import { getShares } from '@stave/sdk/actions'
import { createPublicClient, http } from 'viem'
import { foundry } from 'viem/chains'
import { expect, test } from '../harness/fixtures.ts'
import { newArtist, releaseSong, soleSplit } from '../harness/lines.ts'
import { connect } from '../pages/account.ts'
import { act, openWay } from '../pages/lines.ts'
import { open } from '../pages/site.ts'

test('a recipient turns a part of the income into shares, after a pause in between, and back', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(180_000)
  const account = await newArtist(stack.urls.rpc)
  const place = { rpcUrl: stack.urls.rpc, chain, graph }
  const split = await soleSplit(place, account)
  const title = `Shared ${Date.now() % 1_000_000}`
  const { song } = await releaseSong(place, { artist: account, title, lines: ['TABS'], split })
  const client = createPublicClient({ chain: foundry, transport: http(stack.urls.rpc) })
  const held = () => getShares(client, { split, recipient: account.address })
  const artist = await visit({ account })
  const { page, wallet } = artist
  const begin = page.getByRole('button', { name: 'Turn your part into shares' })
  const dialog = page.getByRole('dialog', { name: 'Royalty shares' })
  await open(page, `/split/${split}`)
  await expect(begin).toHaveCount(0)
  await connect(artist)

  await test.step('keys open the form and leave it, and come back to where they were', async () => {
    await begin.press('Enter')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(begin).toBeFocused()
  })

  await test.step('the wallet refuses the second of two transactions', async () => {
    await begin.click()
    await expect(dialog.getByLabel('Name')).toHaveValue(`${title} royalties`)
    await dialog.getByLabel('Symbol').fill('')
    await dialog.getByRole('button', { name: 'Make the shares' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Give a symbol')
    await dialog.getByLabel('Symbol').fill('HALF')
    await dialog.getByLabel('Shares').fill('10')
    await dialog.getByLabel('How much of your part').fill('50')
    wallet.refuseNext(1)
    await dialog.getByRole('button', { name: 'Make the shares' }).click()
    await expect(dialog.getByRole('alert')).toContainText('You declined', { timeout: 45_000 })
    expect(await held()).toEqual([500_000])
  })

  await test.step('another day it goes on where it stood', async () => {
    await open(page, `/split/${split}`)
    await page.getByRole('button', { name: 'Finish making HALF' }).click()
    await expect(dialog).toContainText('waits there for you alone')
    await dialog.getByRole('button', { name: 'Make HALF' }).click()
    await expect(dialog).toBeHidden({ timeout: 45_000 })
    const recipients = page.getByRole('table', { name: `Recipients of split ${split}` })
    await expect(recipients.getByRole('row', { name: /HALF shares/ })).toBeVisible()
    await expect(begin).toBeVisible()
  })

  await test.step('who has all shares can take the part back', async () => {
    await open(page, `/song/${song}`)
    const shares = await openWay(page, 'Royalty shares')
    await expect(shares).toContainText('10 of 10')
    await act(
      shares,
      'Turn them back into your part',
      page.getByText('Turn the shares back').first(),
    )
    await expect.poll(held, { timeout: 45_000 }).toEqual([1_000_000])
    await expect(page.getByRole('button', { name: /^Royalty shares/ })).toHaveCount(0, {
      timeout: 45_000,
    })
  })
})
