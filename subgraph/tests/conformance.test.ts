// The real contracts, and the subgraph beside them: what both know must be the same, to the millionth of a unit.
import getPort from 'get-port'
import { type Address, getAddress } from 'viem'
import { expect, test } from 'vitest'
import { addressOf } from './support/events.ts'
import { indexChain } from './support/index-story.ts'
import { openLane } from './support/lane.ts'
import { bytes32, id, join, splitAddress } from './support/people.ts'
import { address, type RealChain, startRealChain } from './support/real-chain.ts'
import { NO_END, terms, tranche } from './support/world.ts'

const [admin, ada, bob, cleo, fan, gateway] = [1, 5, 6, 7, 8, 9] as const
/** Splits 2 to 5; number 1 is the treasury's. */
const [plain, recoup, band, changing] = [2, 3, 4, 5] as const
const recipients = [ada, bob, cleo].map(address)

let chain: RealChain

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  await createSplits()
  await moveMoney()
  await playSongs()
  return { url: chain.url, height: await chain.height() }
})

const splits = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Splits', functionName, args)

async function createSplits() {
  const equal = { [address(ada)]: 333_333, [address(bob)]: 333_333, [address(cleo)]: 333_334 }
  await splits(ada, 'create', address(ada), [tranche(equal)])
  await splits(ada, 'create', address(ada), [
    tranche({ [address(bob)]: 900_001, [address(ada)]: 99_999 }, 1_000_003),
    tranche({ [address(cleo)]: 1_000_000 }, 2_000_011),
    tranche({ [address(ada)]: 700_000, [address(bob)]: 300_000 }),
  ])
  await splits(ada, 'create', address(ada), [
    tranche({ [splitAddress(plain)]: 400_000, [splitAddress(recoup)]: 599_999, [address(bob)]: 1 }),
  ])
  await splits(ada, 'create', address(ada), [
    tranche({ [address(ada)]: 500_000, [address(bob)]: 500_000 }, 777_777),
    tranche({ [address(ada)]: 600_000, [address(cleo)]: 400_000 }),
  ])
}

async function moveMoney() {
  await chain.fund(fan, ['Splits', 'Tabs'])
  const word = (split: number, amount: bigint) => (BigInt(split) << 64n) | amount
  for (let round = 1n; round <= 6n; round += 1n) {
    const payments = [plain, recoup, band, changing].map((split) =>
      word(split, round * 123_457n + BigInt(split)),
    )
    await splits(fan, 'payBatch', payments, round % 2n === 0n ? plain : 0)
    await splits(fan, 'tip', recoup, 99_991n)
    if (round === 2n) await splits(ada, 'withdrawBatch', [plain, recoup, changing], address(ada))
    if (round === 3n) {
      await splits(bob, 'withdraw', band, splitAddress(recoup))
      const left = await chain.read<number[]>('Splits', 'sharesOf', [recoup, address(bob)])
      const half = left.map((share) => (share >= 20_000 ? Math.floor(share / 2) : 0))
      await splits(bob, 'transferPosition', recoup, address(cleo), half)
    }
    if (round === 4n) await changeShares()
    if (round === 5n) await splits(bob, 'withdrawTo', [plain, changing], address(cleo))
  }
  await splits(admin, 'collectFees')
}

async function changeShares() {
  const received = await chain.read<bigint>('Splits', 'received', [changing])
  const tranches = [
    tranche({ [address(ada)]: 100_001, [address(cleo)]: 899_999 }, received + 100_000n),
    tranche({ [address(cleo)]: 500_000, [splitAddress(plain)]: 500_000 }, NO_END),
  ]
  await splits(ada, 'proposeChange', changing, 2n ** 40n - 1n, tranches)
  const { structHash } = await chain.read<{ structHash: string }>('Splits', 'proposalOf', [
    changing,
  ])
  for (const recipient of [bob, cleo]) {
    await splits(recipient, 'acceptChange', changing, structHash, true)
  }
  const everyone = [...recipients, getAddress(splitAddress(plain))]
  everyone.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  await splits(cleo, 'applyChange', changing, tranches, everyone)
}

async function playSongs() {
  for (const [index, split] of [plain, recoup, band].entries()) {
    const metadata = bytes32(index + 1)
    const args = [address(ada), metadata, split, terms(), `Song ${index + 1}`, 'Ambient']
    await chain.write(ada, 'Catalog', 'register', args)
  }
  await chain.write(fan, 'Tabs', 'play', [1, address(gateway), 10_000n])

  const lane = await openLane(chain, fan, gateway, 60_000n)
  await lane.settle([
    { song: 1, plays: 3, amount: 30_000 },
    { song: 2, kind: 'gift', plays: 2 },
    { song: 3, plays: 4, amount: 40_000 },
    { song: 2, plays: 1, amount: 10_000 },
  ])
}

type PositionRow = {
  recipient: Address
  owed: string
  since: string
  shares: { share: number; tranche: { start: string; until: string | null } }[]
}

/** What a client reckons from a position, as the schema says. */
function withdrawable({ owed, since, shares }: PositionRow, received: bigint): bigint {
  let total = BigInt(owed)
  for (const { share, tranche: stretch } of shares) {
    const from = BigInt(stretch.start) > BigInt(since) ? BigInt(stretch.start) : BigInt(since)
    const until = stretch.until === null ? received : BigInt(stretch.until)
    const to = until < received ? until : received
    if (to > from) total += (to - from) * BigInt(share)
  }
  return total / 1_000_000n
}

test.each([1, 2, 3, 4, 5])(
  'split %i: income, clock, controller and what each recipient may withdraw',
  async (split) => {
    const { split: row } = (await ask(`{ split(id: "${id(split)}") {
    received clock firstTranche trancheEnd controller
    positions { recipient owed since shares(where: { tranche_: { inForce: true } }) {
      share tranche { start until }
    } }
  } }`)) as { split: Record<string, unknown> & { positions: PositionRow[] } }
    const { positions, ...state } = row
    const received = await chain.read<bigint>('Splits', 'received', [split])
    const { controller, ...rest } = await chain.read<{ controller: string }>('Splits', 'stateOf', [
      split,
    ])
    expect(state).toEqual({
      ...rest,
      received: String(received),
      controller: controller.toLowerCase(),
    })
    for (const position of positions) {
      const onChain = await chain.read<bigint>('Splits', 'withdrawable', [
        split,
        position.recipient,
      ])
      expect({ split, ...position, is: withdrawable(position, received) }).toMatchObject({
        is: onChain,
      })
    }
    expect(positions.length).toBeGreaterThan(0)
  },
)

test('the ledger owes what the subgraph says it owes, and holds it', async () => {
  const ledger = await chain.read<Record<string, bigint | number | boolean>>('Splits', 'ledger')
  const held = await chain.read<bigint>('TestUSD', 'balanceOf', [addressOf('Splits')])
  const { platforms } = await ask(
    '{ platforms { accounted pendingFees protocolFee storefrontShare splits paused } }',
  )
  expect(platforms).toEqual([
    {
      accounted: String(ledger.accounted),
      pendingFees: String(ledger.fees),
      protocolFee: ledger.protocolFee,
      storefrontShare: ledger.storefrontShare,
      splits: ledger.splitCount,
      paused: ledger.paused,
    },
  ])
  expect(held).toBe(ledger.accounted)
})

test('a lane holds the same, and the plays of its tab add up to what left it', async () => {
  const onChain = await chain.read<Record<string, bigint | number>>('Tabs', 'laneOf', [
    address(fan),
    address(gateway),
  ])
  const lane = join(address(fan), address(gateway)).toLowerCase()
  expect(
    await ask(`{
      lane(id: "${lane}") { balance nonce notice withdrawableAt settled }
      plays(orderBy: item, where: { tab_not: null }) { kind plays owed paid }
      platforms { plays paid deposited }
      songs(orderBy: number) { owner split { number } price paid }
    }`),
  ).toEqual({
    lane: {
      balance: String(onChain.balance),
      nonce: String(onChain.nonce),
      notice: String(onChain.notice),
      withdrawableAt: String(onChain.withdrawableAt),
      settled: '60000',
    },
    plays: [
      { kind: 'PAID', plays: 3, owed: '30000', paid: '30000' },
      { kind: 'GIFT', plays: 2, owed: '0', paid: '0' },
      { kind: 'PAID', plays: 4, owed: '40000', paid: '30000' },
      { kind: 'PAID', plays: 1, owed: '10000', paid: '0' },
    ],
    platforms: [{ plays: '11', paid: '70000', deposited: '0' }],
    songs: [40_000, 0, 30_000].map((paid, index) => ({
      owner: address(ada).toLowerCase(),
      split: { number: [plain, recoup, band][index] },
      price: '10000',
      paid: String(paid),
    })),
  })
})
