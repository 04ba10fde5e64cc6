// Subscriptions as the real contract knows them, and the subgraph beside them.
import getPort from 'get-port'
import { expect, test } from 'vitest'
import { addressOf } from './support/events.ts'
import { indexChain } from './support/index-story.ts'
import { type Lane, openLane } from './support/lane.ts'
import { bytes32, day, hour } from './support/people.ts'
import { plain, texts } from './support/plain.ts'
import { address, type RealChain, startRealChain } from './support/real-chain.ts'
import { terms, tranche } from './support/world.ts'

const [curator, ada, bob, cleo, fan, gateway] = [3, 5, 6, 7, 8, 9] as const
const [FREE, BASIC, PREMIUM, SUPPORTER] = [0, 1, 2, 3] as const
const tiers = ['FREE', 'BASIC', 'PREMIUM', 'SUPPORTER']
const EPOCH = 30 * day
const MUCH = 1_000_000_000n

let chain: RealChain
/** The epoch at whose second day the story begins. */
let epoch = 0
/** The fan's and Cleo's. */
const lanes: Lane[] = []

const subscriptions = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Subscriptions', functionName, args)

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  for (const index of [bob, cleo, fan]) await chain.fund(index, ['Subscriptions', 'Tabs'])
  await chain.pass(EPOCH - ((await chain.now()) % EPOCH) + day)
  epoch = Math.floor((await chain.now()) / EPOCH)
  await release()
  await subscribe()
  await changePrices()
  await listenByMoney()
  await credit()
  return { url: chain.url, height: await chain.height() }
})

async function release() {
  const whole = [tranche({ [address(ada)]: 1_000_000 })]
  await chain.write(ada, 'Splits', 'create', [address(ada), whole])
  for (const song of [1, 2, 3]) {
    const args = [address(ada), bytes32(song), 2, terms(), `Song ${song}`, 'Ambient']
    await chain.write(ada, 'Catalog', 'register', args)
  }
  await chain.write(ada, 'Patronage', 'setPage', [address(ada), 2, 0])
  await subscriptions(curator, 'setAdmitted', [address(ada), address(bob)], true)
  await subscriptions(curator, 'setAdmitted', [address(bob)], false)
}

async function subscribe() {
  await subscriptions(fan, 'subscribe', BASIC, 2, true, MUCH)
  // Nobody earns anything with Bob: he has no page.
  await subscriptions(cleo, 'nameArtists', [address(ada), address(bob), address(ada)])
  await subscriptions(cleo, 'subscribe', SUPPORTER, 1, false, MUCH)
  await subscriptions(bob, 'subscribe', BASIC, 12, false, MUCH)
  await subscriptions(bob, 'setRenewal', FREE, false, 0)
  for (const index of [fan, cleo]) lanes.push(await openLane(chain, index, gateway, 1n))
  await chain.pass(5 * day + 3 * hour)
  for (const lane of lanes) {
    await lane.settle([
      { song: 1, kind: 'subscription', plays: 7 },
      { song: 2, kind: 'subscription', plays: 4 },
      { song: 1, kind: 'subscription', plays: 1 },
      { song: 3, kind: 'patron', plays: 1 },
    ])
  }
  await subscriptions(fan, 'upgrade', PREMIUM, MUCH)
  await subscriptions(cleo, 'nameArtists', [address(ada)])
}

async function changePrices() {
  await chain.govern('Subscriptions', 'setPolicy', [epoch + 9, 1])
  await chain.govern('Subscriptions', 'setPolicy', [epoch + 2, 1])
  await chain.govern('Subscriptions', 'setPrices', [6_000_001, 12_000_003, 18_000_000])
  await chain.pass(31 * day)
  // A second stretch, at another price.
  await subscriptions(fan, 'renew', 1, MUCH)
  await subscriptions(fan, 'setRenewal', PREMIUM, true, 20_000_000)
  await subscriptions(cleo, 'subscribe', SUPPORTER, 1, true, MUCH)
  await chain.govern('Subscriptions', 'setPrices', [7_000_000, 14_000_000, 21_000_000])
}

async function listenByMoney() {
  // Bob's account holds no role, so nobody attests these plays.
  const unattested = await openLane(chain, fan, bob, 1n)
  await unattested.settle([{ song: 1, kind: 'subscription', plays: 9 }])
  await chain.pass(30 * day)
  await lanes[0]?.settle([
    { song: 3, kind: 'subscription', plays: 3 },
    { song: 1, kind: 'subscription', plays: 4 },
  ])
}

async function credit() {
  await subscriptions(bob, 'creditEpoch', epoch, [2])
  await subscriptions(bob, 'creditEpoch', epoch, [1, 2, 3, 99])
  // Until the fan's renewal is due, but not as late as the grace.
  const { paidUntil } = await chain.read<{ paidUntil: number }>('Subscriptions', 'subscriberOf', [
    address(fan),
  ])
  await chain.pass(paidUntil - (await chain.now()) + day)
  await subscriptions(gateway, 'collect', address(fan))
  await chain.pass(EPOCH)
  await subscriptions(gateway, 'rollOver', epoch + 1)
  await subscriptions(fan, 'setRenewal', SUPPORTER, false, 0)
}

test.each([bob, cleo, fan])('the subscription of account %i', async (index) => {
  const account = address(index).toLowerCase()
  const { subscriber } = (await ask(`{ subscriber(id: "${account}") {
    since changesAt paidUntil rate laterRate agreed tier laterTier renewTier automatic paid namedArtists
    payments { amount platform reward named pool }
  } }`)) as { subscriber: Record<string, unknown> & { payments: Record<string, string>[] } }
  const { tier, laterTier, renewTier, paid, namedArtists, payments, ...state } = subscriber
  const onChain = await chain.read<object>('Subscriptions', 'subscriberOf', [address(index)])
  const { priorRate: _, priorTier: __, ...stored } = onChain as Record<string, unknown>
  const number = (name: unknown) => tiers.indexOf(name as string)
  expect(
    texts({
      ...state,
      tier: number(tier),
      laterTier: number(laterTier),
      renewTier: number(renewTier),
    }),
  ).toEqual(texts(stored))
  expect(namedArtists).toEqual(
    plain(await chain.read('Subscriptions', 'namedBy', [address(index)])),
  )
  const sum = (...fields: string[]) =>
    payments.reduce((all, row) => fields.reduce((part, f) => part + BigInt(row[f] ?? 0), all), 0n)
  expect(BigInt(paid as string)).toBe(sum('amount'))
  expect(sum('amount')).toBe(sum('platform', 'reward', 'named', 'pool'))
})

type EpochRow = {
  number: number
  pool: string
  credited: string
  points: string
  creditedPoints: string
  songs: { song: { number: number }; points: string; amount: string; credited: boolean }[]
}

test('epochs have the pools and points that the contract says, and hold what it holds', async () => {
  const { epoches } = (await ask(`{ epoches(orderBy: number) {
    number pool credited points creditedPoints songs { song { number } points amount credited }
  } }`)) as { epoches: EpochRow[] }
  expect(epoches.length).toBeGreaterThan(12)
  let held = 0n
  for (const { number, songs, ...totals } of epoches) {
    const onChain = await chain.read<object>('Subscriptions', 'epochOf', [number])
    expect({ number, ...totals }).toEqual({ number, ...(texts(onChain) as object) })
    held += BigInt(totals.pool) - BigInt(totals.credited)
    for (const { song, points, credited } of songs) {
      const left = await chain.read<bigint>('Subscriptions', 'pointsOf', [number, song.number])
      expect(credited ? 0n : BigInt(points)).toBe(left)
    }
    const sum = (of: string[]) => String(of.reduce((all, part) => all + BigInt(part), 0n))
    expect(sum(songs.map(({ points }) => points))).toBe(totals.points)
    expect(sum(songs.map(({ amount }) => amount))).toBe(totals.credited)
  }
  expect(held).toBe(await chain.read<bigint>('TestUSD', 'balanceOf', [addressOf('Subscriptions')]))
})

test('payments tell what was bought, and named artists what they got', async () => {
  const { subscriptionPayments, namedPayments } = (await ask(`{
    subscriptionPayments(orderBy: block) { subscriber { id } caller kind tier amount reward named }
    namedPayments(orderBy: block) { artist split { number } amount }
  }`)) as {
    subscriptionPayments: { amount: string; named: string }[]
    namedPayments: { amount: string }[]
  }
  const payment = (by: number, kind: string, tier: string, rest: object = {}) => ({
    subscriber: { id: address(by) },
    caller: address(by),
    kind,
    tier,
    reward: '0',
    named: '0',
    amount: expect.any(String),
    ...rest,
  })
  expect(subscriptionPayments).toEqual(
    [
      payment(fan, 'SUBSCRIBE', 'BASIC', { amount: '10000000' }),
      payment(cleo, 'SUBSCRIBE', 'SUPPORTER', { amount: '15000000', named: '1000000' }),
      payment(bob, 'SUBSCRIBE', 'BASIC', { amount: '60000000' }),
      payment(fan, 'UPGRADE', 'PREMIUM'),
      payment(fan, 'RENEW', 'PREMIUM', { amount: '12000003' }),
      payment(cleo, 'SUBSCRIBE', 'SUPPORTER', { amount: '18000000', named: '1800000' }),
      payment(fan, 'COLLECT', 'PREMIUM', {
        caller: address(gateway),
        amount: '14000000',
        reward: '140000',
      }),
    ].map((row) => ({ ...row, subscriber: plain(row.subscriber), caller: plain(row.caller) })),
  )
  expect(namedPayments).toEqual(
    [500_000, 500_000, 1_800_000].map((amount) => ({
      artist: plain(address(ada)),
      split: { number: 2 },
      amount: String(amount),
    })),
  )
})

test('plays count for their epoch, and are credited in it', async () => {
  const { playRecords, credits } = (await ask(`{
    playRecords: countedPlays(orderBy: block) { epoch { number } song { number } subscriber { id } points }
    credits: epochCredits(orderBy: block) { epoch { number } song { number } points amount }
    uncountedPlays { id }
  }`)) as { playRecords: Record<string, unknown>[]; credits: Record<string, string>[] }
  const plays = (by: number, song: number, points: number) => ({
    epoch: { number: epoch },
    song: { number: song },
    subscriber: { id: plain(address(by)) },
    points: String(points),
  })
  expect(playRecords.filter((row) => (row.epoch as { number: number }).number === epoch)).toEqual([
    plays(fan, 1, 7),
    plays(fan, 2, 4),
    plays(fan, 1, 1),
    plays(cleo, 1, 7),
    plays(cleo, 2, 4),
    plays(cleo, 1, 1),
  ])
  expect(credits).toEqual([
    { epoch: { number: epoch }, song: { number: 2 }, points: '8', amount: expect.any(String) },
    { epoch: { number: epoch }, song: { number: 1 }, points: '16', amount: expect.any(String) },
  ])
})

test('prices, policies, admissions and what rolled over', async () => {
  const prices = await chain.read<Record<string, number>>('Subscriptions', 'prices')
  const into = Math.floor(((await chain.now()) - 3 * day) / EPOCH)
  expect(
    await ask(`{
      subscriptionSettings(id: "0x00") {
        basic premium supporter nextBasic nextPremium nextSupporter nextAt tabs newestPolicy { epoch policy }
      }
      epochPolicies { epoch policy }
      admittedArtists(where: { admitted: true }) { id }
      admissionChanges(orderBy: block) { artist { id } admitted }
      epochRollOvers { epoch { number } into { number } amount }
      priceChanges(orderBy: block) { basic effectiveAt }
      renewalChanges(orderBy: block) { subscriber { id } tier automatic agreed }
    }`),
  ).toEqual(
    plain({
      subscriptionSettings: {
        ...(texts(prices) as object),
        tabs: addressOf('Tabs'),
        newestPolicy: { epoch: epoch + 2, policy: 'USER_CENTRIC' },
      },
      epochPolicies: [{ epoch: epoch + 2, policy: 'USER_CENTRIC' }],
      admittedArtists: [{ id: address(ada) }],
      admissionChanges: [
        { artist: { id: address(ada) }, admitted: true },
        { artist: { id: address(bob) }, admitted: true },
        { artist: { id: address(bob) }, admitted: false },
      ],
      epochRollOvers: [
        { epoch: { number: epoch + 1 }, into: { number: into }, amount: expect.any(String) },
      ],
      priceChanges: [
        { basic: '5000000', effectiveAt: expect.any(String) },
        { basic: '6000001', effectiveAt: expect.any(String) },
        { basic: '7000000', effectiveAt: String(prices.nextAt) },
      ],
      renewalChanges: [
        { subscriber: { id: address(bob) }, tier: 'FREE', automatic: false, agreed: '0' },
        { subscriber: { id: address(fan) }, tier: 'PREMIUM', automatic: true, agreed: '20000000' },
        { subscriber: { id: address(fan) }, tier: 'SUPPORTER', automatic: false, agreed: '0' },
      ],
    }),
  )
})
