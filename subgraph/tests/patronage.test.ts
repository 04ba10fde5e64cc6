// Patronage as the real contract knows it, and the subgraph beside it.
import getPort from 'get-port'
import { expect, test } from 'vitest'
import { indexChain } from './support/index-story.ts'
import { bytes32, day, id, join } from './support/people.ts'
import { plain } from './support/plain.ts'
import { address, type RealChain, startRealChain } from './support/real-chain.ts'
import { tranche } from './support/world.ts'

const [ada, bob, cleo, fan, gateway] = [5, 6, 7, 8, 9] as const
/** Splits 2 and 3; number 1 is the treasury's. */
const [first, second] = [2, 3] as const
const NO_LIMIT = 2 ** 32 - 1
const renewals = ['CANCELLED', 'MANUAL', 'AUTOMATIC']

let chain: RealChain

const patronage = (as: number, functionName: string, ...args: unknown[]) =>
  chain.write(as, 'Patronage', functionName, [address(ada), ...args])

const tierTerms = (price: number, earlyAccessHours = 0) => ({
  price,
  earlyAccessHours,
  perks: bytes32(price),
})

const ask = indexChain(async (cleanup) => {
  chain = await startRealChain(await getPort({ reserve: true }))
  cleanup.push(chain.stop)
  for (const index of [bob, cleo, fan]) await chain.fund(index, ['Patronage'])
  await offerTiers()
  await comeAndGo()
  await lapseAndReturn()
  return { url: chain.url, height: await chain.height() }
})

async function offerTiers() {
  for (const recipient of [ada, bob]) {
    const whole = [tranche({ [address(recipient)]: 1_000_000 })]
    await chain.write(ada, 'Splits', 'create', [address(ada), whole])
  }
  await patronage(ada, 'setPage', first, 0)
  await patronage(ada, 'addTier', tierTerms(5_000_001, 24), NO_LIMIT)
  await patronage(ada, 'addTier', tierTerms(10_000_000, 48), 1)
  await patronage(ada, 'setPage', second, 100)
}

async function comeAndGo() {
  await patronage(fan, 'join', 1, 1, 1, first, 2)
  // A lower price reaches the fan, so the paid time was bought at two prices.
  await patronage(ada, 'setTier', 1, tierTerms(3_333_333, 12))
  await chain.pass(10 * day + 7)
  await patronage(fan, 'renew', 2, 10_000_000n)
  // Time on the lower tier becomes less time on the higher one.
  await patronage(fan, 'join', 2, 1, 1, 0, 1)
  await patronage(bob, 'gift', address(fan), 2, 1, 1, 0)
  await patronage(bob, 'gift', address(cleo), 1, 2, 1, first)
  await patronage(ada, 'setTier', 1, tierTerms(4_000_000, 12))
  await patronage(cleo, 'acceptTerms', 3)
  await patronage(cleo, 'setAutomatic', true, 4_000_000)
  await chain.pass(31 * day)
  await patronage(gateway, 'collect', address(cleo))
  await patronage(fan, 'cancel')
  await patronage(ada, 'setLimit', 2, 5)
}

async function lapseAndReturn() {
  await patronage(bob, 'join', 1, 3, 1, 0, 0)
  await chain.pass(40 * day)
  await patronage(fan, 'vacate', [address(bob), address(cleo)])
  await patronage(bob, 'join', 2, 1, 12, 0, 1)
  // The fan lapsed, but kept the place.
  await chain.pass(100 * day)
  await patronage(fan, 'join', 2, 1, 1, 0, 2)
  await patronage(cleo, 'join', 1, 3, 2, 0, 1)
  await patronage(bob, 'cancel')
  await patronage(bob, 'renew', 1, 10_000_000n)
}

type Row = {
  since: string
  paidUntil: string
  tier: { number: number } | null
  terms: { version: number; price: string; earlyAccessHours: number; perksDigest: string } | null
  rate: string
  renewal: string
  contributed: string
  storefront: { number: number } | null
  payments: { amount: string }[]
}

test.each([bob, cleo, fan])('the patronage by account %i', async (index) => {
  const { patron } =
    (await ask(`{ patron(id: "${join(address(ada), address(index)).toLowerCase()}") {
    since paidUntil tier { number } terms { version price earlyAccessHours perksDigest }
    rate renewal contributed storefront { number } payments { amount }
  } }`)) as { patron: Row }
  const { tier, terms, storefront, renewal, payments, ...times } = patron
  const onChain = await chain.read<Record<string, number | bigint>>('Patronage', 'patronOf', [
    address(ada),
    address(index),
  ])
  expect({
    ...times,
    tier: tier?.number ?? 0,
    version: terms?.version ?? 0,
    renewal: renewals.indexOf(renewal),
    storefront: storefront?.number ?? 0,
  }).toEqual({
    ...onChain,
    since: String(onChain.since),
    paidUntil: String(onChain.paidUntil),
    rate: String(onChain.rate),
    contributed: String(onChain.contributed),
  })
  const paid = payments.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  expect(paid).toBe(onChain.contributed)
  if (terms === null || tier === null) return
  const agreed = [address(ada), tier.number, terms.version]
  const { price, earlyAccessHours, perksDigest: perks } = terms
  const stored = await chain.read<{ price: number }>('Patronage', 'termsOf', agreed)
  expect({ price, earlyAccessHours, perks }).toEqual({ ...stored, price: String(stored.price) })
})

test('the page and its tiers', async () => {
  const { artist } = (await ask(`{ artist(id: "${address(ada).toLowerCase()}") { patronage {
    split { number } keeperReward tierCount patronCount contributed
    tiers(orderBy: number) { number price limit patronCount terms { version } patrons { id } versions { version } }
  } } }`)) as { artist: { patronage: Record<string, unknown> } }
  const page = await chain.read<Record<string, bigint>>('Patronage', 'pageOf', [address(ada)])
  const tiers = await Promise.all(
    [1, 2].map(async (number) => {
      const tier = await chain.read<Record<string, number>>('Patronage', 'tierOf', [
        address(ada),
        number,
      ])
      return {
        number,
        price: String(tier.price),
        limit: String(tier.limit),
        patronCount: tier.patrons,
        terms: { version: tier.version },
        patrons: Array.from({ length: tier.patrons ?? 0 }, () => ({ id: expect.anything() })),
        versions: Array.from({ length: tier.version ?? 0 }, () => ({ version: expect.anything() })),
      }
    }),
  )
  expect(artist.patronage).toEqual({
    split: { number: page.split },
    keeperReward: page.keeperReward,
    tierCount: page.tierCount,
    patronCount: page.patrons,
    contributed: String(page.contributed),
    tiers,
  })
})

test('payments tell who paid, for what, and what the keeper earned', async () => {
  const { patronagePayments } = await ask(`{ patronagePayments(orderBy: block) {
    kind patron { account { id } } payer { id } tier { number } split { number } months amount reward keeper
  } }`)
  const payment = (
    kind: string,
    [patron, payer]: [number, number],
    [tier, months, amount]: [number, number, number],
    rest: object = {},
  ) =>
    plain({
      kind,
      patron: { account: { id: address(patron) } },
      payer: { id: address(payer) },
      tier: { number: tier },
      split: { number: second },
      months,
      amount: String(amount),
      reward: '0',
      keeper: null,
      ...rest,
    })
  expect(patronagePayments).toEqual([
    payment('JOIN', [fan, fan], [1, 1, 5_000_001]),
    payment('RENEWAL', [fan, fan], [1, 2, 6_666_666]),
    payment('JOIN', [fan, fan], [2, 1, 10_000_000]),
    payment('RENEWAL', [fan, bob], [2, 1, 10_000_000]),
    payment('JOIN', [cleo, bob], [1, 1, 3_333_333]),
    payment('COLLECTION', [cleo, cleo], [1, 1, 4_000_000], {
      reward: '40000',
      keeper: address(gateway),
    }),
    payment('JOIN', [bob, bob], [1, 1, 4_000_000]),
    payment('JOIN', [bob, bob], [2, 12, 120_000_000]),
    payment('JOIN', [fan, fan], [2, 1, 10_000_000]),
    payment('JOIN', [cleo, cleo], [1, 2, 8_000_000]),
    payment('RENEWAL', [bob, bob], [2, 1, 10_000_000]),
  ])
})

test('the artist knows the patrons, they whom they back, and all of them what has changed', async () => {
  const account = address(bob).toLowerCase()
  expect(
    await ask(`{
      account(id: "${account}") { patronages { artist { id } changes(orderBy: block) { kind renewal } } }
      pageChanges(orderBy: block) { split { number } keeperReward }
      limitChanges(orderBy: block) { tier { number } limit }
      splits(where: { id_in: ["${id(first)}", "${id(second)}"] }, orderBy: number) { number received }
    }`),
  ).toEqual({
    account: {
      patronages: [
        {
          artist: { id: address(ada).toLowerCase() },
          changes: [
            { kind: 'VACATED', renewal: 'CANCELLED' },
            { kind: 'RENEWAL_SET', renewal: 'CANCELLED' },
            { kind: 'RENEWAL_SET', renewal: 'MANUAL' },
          ],
        },
      ],
    },
    pageChanges: [
      { split: { number: first }, keeperReward: 0 },
      { split: { number: second }, keeperReward: 100 },
    ],
    limitChanges: [
      { tier: { number: 1 }, limit: String(NO_LIMIT) },
      { tier: { number: 2 }, limit: '1' },
      { tier: { number: 2 }, limit: '5' },
    ],
    splits: await Promise.all(
      [first, second].map(async (number) => ({
        number,
        received: String(await chain.read<bigint>('Splits', 'received', [number])),
      })),
    ),
  })
})
