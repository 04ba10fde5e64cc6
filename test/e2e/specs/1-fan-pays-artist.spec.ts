import type { Address } from 'viem'
import { type ChainReader, settle } from '../harness/chain.ts'
import { earner, sharedSong, soloSong } from '../harness/demo.ts'
import { expect, test, type Visitor } from '../harness/fixtures.ts'
import type { Graph, GraphSong } from '../harness/graph.ts'
import { afterFee, earnings, platformTotals } from '../harness/money.ts'
import { connect, openTab, tabBalance } from '../pages/account.ts'
import { Player } from '../pages/player.ts'
import { goToSong, open } from '../pages/site.ts'
import { formatUsd } from '../pages/words.ts'

const deposit = 5_000_000n
const price = soloSong.price + sharedSong.price

test('a fan tops up once, plays two songs without a pop-up, and the artists are paid to the unit', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(240_000)
  const fan = await visit()
  // Plays of other tests, should any wait, must not change the sums while this one looks at them.
  await settle(stack.urls)
  await graph.indexed(await chain.blockNumber())
  const songs = [await graph.song(soloSong.title), await graph.song(sharedSong.title)] as const
  const before = await readBooks(chain, graph, songs)

  await test.step('connect and open a tab', async () => {
    await open(fan.page, '/')
    await connect(fan)
    await openTab(fan, '5')
    await expect(tabBalance(fan.page)).toContainText(formatUsd(deposit))
    const kinds = fan.wallet.popups.map(({ kind, about }) => (kind === 'signature' ? about : kind))
    expect(kinds).toEqual(['connect', 'Permit', 'transaction'])
    expect(await chain.laneOf(fan.account.address)).toMatchObject({ balance: deposit, nonce: 0n })
  })

  await test.step('play two songs past the free part', async () => {
    const popups = fan.wallet.popups.length
    for (const song of songs) await hearAndPay(fan, song)
    expect(fan.wallet.popups.length, 'pop-ups while playing').toBe(popups)
    await expect(tabBalance(fan.page)).toContainText(formatUsd(deposit - price))
  })

  await test.step('settle', async () => {
    await settle(stack.urls, [fan.account.address])
    const { balance } = await chain.laneOf(fan.account.address)
    expect(balance).toBe(deposit - price)
    await graph.indexed(await chain.blockNumber())
  })

  await test.step('balances, ledger and subgraph agree', async () => {
    const after = await readBooks(chain, graph, songs)
    const fee = Number(after.ledger.protocolFee)
    const nets = songs.map((song) => afterFee(BigInt(song.price), fee))
    const net = nets.reduce((sum, amount) => sum + amount, 0n)
    expect(after.received.map((amount, index) => amount - before.received[index]!)).toEqual(nets)
    expect(after.ledger.accounted - before.ledger.accounted).toBe(price)
    expect(after.held - before.held).toBe(price)
    expect(after.totals.paid - before.totals.paid).toBe(price)
    expect(after.totals.fees - before.totals.fees).toBe(price - net)
    await expectAgreement(chain, graph)
    for (const [index, { title }] of songs.entries()) {
      const { plays, paid, price: each } = await graph.song(title)
      expect(BigInt(plays) - BigInt(songs[index]!.plays)).toBe(1n)
      expect(BigInt(paid) - BigInt(songs[index]!.paid)).toBe(BigInt(each))
    }
  })

  await test.step('the artist sees the money and withdraws it', async () => {
    const artist = await visit({ account: earner(soloSong.artistSlug) })
    await withdrawAll(artist, chain, graph)
    await expectAgreement(chain, graph)
  })
})

/** Plays a song from its page across the end of its free part, and seeks in what has been paid for. */
async function hearAndPay({ page }: Visitor, song: GraphSong): Promise<void> {
  const player = new Player(page)
  await goToSong(page, song.title)
  await player.playPastFreePart()
  expect(await player.loudness(), 'loudness').toBeGreaterThan(0.02)
  await expect(player.bar).toContainText(song.title)
  await expect(player.bar).toContainText(`${formatUsd(BigInt(song.price))} paid`)
  await player.seek(36)
  await player.advances()
  await player.seek(5)
  await player.advances()
}

type Songs = readonly GraphSong[]

/** What the ledger has received and holds, and the subgraph's totals. */
async function readBooks(chain: ChainReader, graph: Graph, songs: Songs) {
  const [ledger, held, totals, ...now] = await Promise.all([
    chain.ledger(),
    chain.dollarsOf(chain.contracts.Splits),
    platformTotals(graph),
    ...songs.map(({ title }) => graph.song(title)),
  ])
  return { ledger, held, totals, received: now.map(({ split }) => BigInt(split.received)) }
}

/** The token's balances, the ledger's totals and the subgraph's, each against the others. */
async function expectAgreement(chain: ChainReader, graph: Graph): Promise<void> {
  await graph.indexed(await chain.blockNumber())
  const [ledger, totals] = [await chain.ledger(), await platformTotals(graph)]
  expect(await chain.dollarsOf(chain.contracts.Splits), 'held by Splits').toBe(ledger.accounted)
  expect(await chain.dollarsOf(chain.contracts.Tabs), 'held by Tabs').toBe(totals.deposited)
  expect(totals.accounted).toBe(ledger.accounted)
  expect(totals.pendingFees).toBe(ledger.fees)
}

async function withdrawAll(artist: Visitor, chain: ChainReader, graph: Graph): Promise<void> {
  const { page, account } = artist
  const address: Address = account.address
  const due = await earnings(chain, graph, address)
  const dollars = await chain.dollarsOf(address)
  expect(due).toBeGreaterThan(0n)
  await open(page, '/creator')
  await connect(artist)
  await expect(page.getByRole('main')).toContainText(formatUsd(due))
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .click()
  await expect.poll(() => chain.dollarsOf(address)).toBe(dollars + due)
  expect(await earnings(chain, graph, address)).toBe(0n)
}
