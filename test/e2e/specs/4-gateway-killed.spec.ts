import type { Address } from 'viem'
import { settle } from '../harness/chain.ts'
import { sharedSong, soloSong } from '../harness/demo.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Graph } from '../harness/graph.ts'
import { connect, openTab } from '../pages/account.ts'
import { Player } from '../pages/player.ts'
import { goToSong, open } from '../pages/site.ts'

const deposit = 2_000_000n

test('a gateway killed between a play and its settlement settles the play once', async ({
  visit,
  chain,
  graph,
  stack,
}) => {
  test.setTimeout(180_000)
  const fan = await visit()
  const { address } = fan.account
  const player = new Player(fan.page)
  await open(fan.page, '/')
  await connect(fan)
  await openTab(fan, '2')
  await goToSong(fan.page, soloSong.title)
  await player.playPastFreePart()
  expect(await chain.laneOf(address)).toMatchObject({ balance: deposit, nonce: 0n })

  await stack.kill('web')
  await expect(fetch(stack.urls.web)).rejects.toThrow()
  await stack.restart('web')
  // Two keepers at once, and one more when all is done.
  await Promise.all([settle(stack.urls, [address]), settle(stack.urls, [address])])
  await settle(stack.urls, [address])

  expect(await chain.laneOf(address)).toMatchObject({
    balance: deposit - soloSong.price,
    nonce: 1n,
  })
  await graph.indexed(await chain.blockNumber())
  expect(await settledPlays(graph, address)).toEqual([{ title: soloSong.title, plays: 1 }])

  await open(fan.page, '/')
  const popups = fan.wallet.popups.length
  await goToSong(fan.page, sharedSong.title)
  await player.playPastFreePart()
  expect(fan.wallet.popups.length, 'pop-ups after the restart').toBe(popups)
  await settle(stack.urls, [address])
  await graph.indexed(await chain.blockNumber())
  expect(await settledPlays(graph, address)).toEqual([
    { title: soloSong.title, plays: 1 },
    { title: sharedSong.title, plays: 1 },
  ])
})

/** The listener's settled plays, oldest first. */
async function settledPlays(graph: Graph, listener: Address) {
  type Row = { plays: number; song: { title: string } }
  const { plays } = await graph.query<{ plays: Row[] }>(
    `query ($listener: Bytes!) {
      plays(where: { listener: $listener }, orderBy: timestamp) { plays song { title } }
    }`,
    { listener: listener.toLowerCase() },
  )
  return plays.map((row) => ({ title: row.song.title, plays: row.plays }))
}
