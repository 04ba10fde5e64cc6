// Tips and Commons Gift Credit as the real contracts know them, and the subgraph beside them.
import getPort from 'get-port'
import { zeroHash } from 'viem'
import { expect, test } from 'vitest'
import { addressOf } from './support/events.ts'
import { indexChain } from './support/index-story.ts'
import { openLane } from './support/lane.ts'
import { bytes32, id } from './support/people.ts'
import { plain } from './support/plain.ts'
import { address, type RealChain, startRealChain } from './support/real-chain.ts'
import { terms, tranche } from './support/world.ts'

const [ada, bob, fan, gateway] = [5, 6, 8, 9] as const
const MILLI_CGC = 10n ** 15n

let chain: RealChain

const gifts = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Gifts', functionName, args)

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  for (const index of [bob, fan]) await chain.fund(index, ['Gifts', 'Tabs'])
  const whole = [tranche({ [address(ada)]: 1_000_000 })]
  await chain.write(ada, 'Splits', 'create', [address(ada), whole])
  for (const song of [1, 2, 3]) {
    const args = [address(ada), bytes32(song), 2, terms(), `Song ${song}`, 'Ambient']
    await chain.write(ada, 'Catalog', 'register', args)
  }
  await gifts(fan, 'tip', 1, 250_000n, bytes32(77))
  await gifts(bob, 'tip', 1, 1n, zeroHash)
  await gifts(fan, 'tip', 2, 5n, zeroHash)
  await listen()
  await gifts(bob, 'claim', address(fan))
  await chain.write(fan, 'CommonsCredit', 'transfer', [address(bob), 123n])
  await chain.govern('Gifts', 'setCaps', [5_000_000, 200])
  await chain.write(ada, 'Catalog', 'setTerms', [1, { ...(terms() as object), lines: 29 }])
  return { url: chain.url, height: await chain.height() }
})

async function listen() {
  const rewards = { perListen: 11, bonus: 500, bonusesLeft: 2, multiplier: 25 }
  await gifts(ada, 'setRewards', 1, { ...rewards, perListen: 1 })
  await gifts(ada, 'setRewards', 1, rewards)
  await gifts(ada, 'setRewards', 2, { perListen: 7, bonus: 0, bonusesLeft: 0, multiplier: 10 })
  const byFan = await openLane(chain, fan, gateway, 1_000_000n)
  const byBob = await openLane(chain, bob, gateway, 1_000_000n)
  await byFan.settle([
    { song: 1, kind: 'gift', plays: 7 },
    { song: 2, kind: 'gift', plays: 3 },
    { song: 3, kind: 'gift', plays: 3 },
    { song: 1, plays: 1, amount: 10_000 },
  ])
  await byBob.settle([{ song: 1, kind: 'gift', plays: 1 }])
  await byFan.settle([{ song: 1, kind: 'gift', plays: 2 }])
  // A day's cap is reached, within one item.
  await byBob.settle([
    { song: 1, kind: 'gift', plays: 10_000 },
    { song: 2, kind: 'gift', plays: 1 },
  ])
}

test('credit is earned, claimed and held as the contracts say', async () => {
  const emission = await chain.read<{ epoch: number; emitted: bigint }>('Gifts', 'emission')
  let earned = 0n
  for (const index of [ada, bob, fan]) {
    const { creditBalance } = (await ask(
      `{ creditBalance(id: "${address(index).toLowerCase()}") { balance earned claimed } }`,
    )) as { creditBalance: { balance: string; earned: string; claimed: string } | null }
    const row = creditBalance ?? { balance: '0', earned: '0', claimed: '0' }
    earned += BigInt(row.earned)
    const { unclaimed } = await chain.read<{ unclaimed: bigint }>('Gifts', 'earningsOf', [
      address(index),
    ])
    const balance = await chain.read<bigint>('CommonsCredit', 'balanceOf', [address(index)])
    expect({
      index,
      balance: row.balance,
      unclaimed: BigInt(row.earned) - BigInt(row.claimed),
    }).toEqual({ index, balance: String(balance), unclaimed })
  }
  expect(earned).toBe(emission.emitted)
  expect(await ask('{ giftEpoches { number emitted } }')).toEqual({
    giftEpoches: [{ number: emission.epoch, emitted: String(emission.emitted) }],
  })
})

test('rewards add up to what listeners and songs have, and their terms are those set last', async () => {
  const { rewards, songs } = (await ask(`{
    rewards(first: 100) { amount song { number } account { id } }
    songs(orderBy: number) { rewardTerms { perListen bonus bonuses multiplier rewarded } rewards { amount } }
  }`)) as {
    rewards: { amount: string }[]
    songs: { rewardTerms: Record<string, unknown> | null; rewards: { amount: string }[] }[]
  }
  const sum = (of: { amount: string }[]) => of.reduce((all, { amount }) => all + BigInt(amount), 0n)
  const emission = await chain.read<{ emitted: bigint }>('Gifts', 'emission')
  expect(sum(rewards)).toBe(emission.emitted)
  expect(songs.map(({ rewardTerms }) => rewardTerms)).toEqual([
    { perListen: 11, bonus: 500, bonuses: 2, multiplier: 25, rewarded: expect.any(String) },
    { perListen: 7, bonus: 0, bonuses: 0, multiplier: 10, rewarded: '21' },
    null,
  ])
  expect(songs.map((song) => song.rewardTerms?.rewarded ?? '0')).toEqual(
    songs.map((song) => String(sum(song.rewards))),
  )
})

test('tips reach the split, and count for their song', async () => {
  const tip = (song: number, tipper: number, amount: number, messageDigest: string | null) => ({
    song: { number: song },
    artist: { id: address(ada) },
    tipper: { id: address(tipper) },
    split: { number: 2 },
    amount: String(amount),
    messageDigest,
    message: null,
  })
  expect(
    await ask(`{
      tips(orderBy: block) {
        song { number } artist { id } tipper { id } split { number } amount messageDigest message { text }
      }
      songs(orderBy: number) { tipCount tipped }
      split(id: "${id(2)}") { received }
    }`),
  ).toEqual(
    plain({
      tips: [tip(1, fan, 250_000, bytes32(77)), tip(1, bob, 1, null), tip(2, fan, 5, null)],
      songs: [
        { tipCount: 2, tipped: '250001' },
        { tipCount: 1, tipped: '5' },
        { tipCount: 0, tipped: '0' },
      ],
      split: { received: await chain.read<bigint>('Splits', 'received', [2]) },
    }),
  )
})

test('claims, transfers and settings', async () => {
  const { creditClaims } = (await ask('{ creditClaims { account { id } amount } }')) as {
    creditClaims: { amount: string }[]
  }
  const minted = String(BigInt(creditClaims[0]?.amount ?? 0) * MILLI_CGC)
  expect(
    await ask(`{
      creditClaims { account { id } }
      creditTransfers(orderBy: block) { from { id } to { id } amount }
      giftSettings(id: "0x00") { epochCap dailyCap tabs }
      giftSettingsChanges(orderBy: block) { dailyCap tabs }
    }`),
  ).toEqual(
    plain({
      creditClaims: [{ account: { id: address(fan) } }],
      creditTransfers: [
        { from: null, to: { id: address(fan) }, amount: minted },
        { from: { id: address(fan) }, to: { id: address(bob) }, amount: '123' },
      ],
      giftSettings: { epochCap: '5000000', dailyCap: '200', tabs: addressOf('Tabs') },
      giftSettingsChanges: [
        { dailyCap: '100000', tabs: null },
        { dailyCap: '100000', tabs: addressOf('Tabs') },
        { dailyCap: '200', tabs: addressOf('Tabs') },
      ],
    }),
  )
})
