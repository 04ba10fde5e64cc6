import type { Address } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import { patronageAbi } from '../../../src/abis.ts'
import { getAddressOf } from '../../../src/addresses.ts'
import { createKeeper } from '../../../src/gateway/index.ts'
import { account } from '../../chain.ts'
import { chainId, testGateway } from '../harness.ts'
import { fates, openKillingPassages, randomNumbers } from '../killing.ts'

const KILLS = 24
const stave = testGateway()
const { chain } = stave
const artist = account(5).address

type Wallet = ReturnType<typeof chain.wallet>

async function done(client: Wallet, send: (client: Wallet) => Promise<`0x${string}`>) {
  return await client.waitForReceipt({ hash: await send(client) })
}

/** Patrons who have agreed to renew by themselves, all due now. */
async function duePatrons(count: number): Promise<Address[]> {
  const patrons: Address[] = []
  let dueAt = 0
  while (patrons.length < count) {
    const index = await stave.newAccount()
    const client = chain.wallet(index)
    const spender = getAddressOf('Patronage', chainId)
    await done(client, () => client.approveCurrency({ spender, amount: 1_000_000_000n }))
    const join = { artist, tier: 1, version: 1, months: 1, renewal: 'AUTOMATIC' } as const
    const hash = await client.joinPatronage(join)
    dueAt = (await client.waitForJoinPatronage({ hash })).paidUntil
    patrons.push(account(index).address)
  }
  await chain.miner().setNextBlockTimestamp({ timestamp: BigInt(dueAt + 60) })
  await chain.miner().mine({ blocks: 1 })
  return patrons
}

async function collectionsOf(patrons: readonly Address[]): Promise<number[]> {
  const query = { abi: patronageAbi, eventName: 'Collected', fromBlock: 0n } as const
  const events = await chain.reader().getContractEvents({ ...query, strict: true })
  return patrons.map((patron) => events.filter(({ args }) => args.patron === patron).length)
}

beforeAll(async () => {
  const { split } = await stave.publish()
  const client = chain.wallet(5)
  await done(client, () => client.setPatronagePage({ artist, split }))
  const terms = { price: 1_000_000n, perks: `0x${'33'.repeat(32)}` as const }
  await done(client, () => client.addTier({ artist, terms }))
})

test(`a keeper killed at ${KILLS} random instants collects what is due from everybody, once`, async () => {
  const random = randomNumbers(20_261_121)
  const miner = chain.miner()
  const passages = await openKillingPassages(stave.config())
  const first = await duePatrons(4)
  const all = (patrons: Address[]) => async () =>
    (await collectionsOf(patrons)).every((count) => count > 0)
  const words = await passages.wordsUntil(all(first))

  const patrons = await duePatrons(KILLS / 2)
  for (let kill = 0; kill < KILLS; kill++) {
    const fate = fates[Math.floor(random() * fates.length)]
    await miner.setAutomine(fate === 'mined at once')
    // Random, and yet spread over all that it says from its start to a collection.
    const word = 1 + Math.floor(((kill + random()) * words) / KILLS)
    expect(await passages.runUntil(word, random() < 0.5)).toBe('SIGKILL')
    if (fate === 'dropped') await miner.request({ method: 'anvil_dropAllTransactions' } as never)
    await miner.setAutomine(true)
    await miner.mine({ blocks: 1 })
  }
  await passages.close()

  const { rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey })
  const isDone = async () => {
    await keeper.tick()
    return await all(patrons)()
  }
  await expect.poll(isDone, { timeout: 60_000, interval: 100 }).toBe(true)
  await keeper.tick()
  await keeper.close()
  expect(await collectionsOf(patrons)).toEqual(patrons.map(() => 1))
  for (const patron of patrons) {
    const { contributed } = await chain.reader().getPatron({ artist, patron })
    expect(contributed).toBe(2_000_000n)
  }
}, 600_000)
