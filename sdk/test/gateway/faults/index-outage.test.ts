import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SubgraphUnreachableError } from '../../../src/errors/index.ts'
import { createGateway, createKeeper, type Gateway } from '../../../src/gateway/index.ts'
import { LaneTabsDocument } from '../../../src/generated/queries.ts'
import { createSubgraphClient, laneId } from '../../../src/query/index.ts'
import { deploy } from '../../deploy.ts'
import { type GraphNode, startGraphNode } from '../../graphNode.ts'
import { gatewayAddress, type Published, testGateway } from '../harness.ts'

const DOWN_MS = 10_000
const stave = testGateway({}, { deployWith: deploy })
let graphNode: GraphNode
let gateway: Gateway
let song: Published

beforeAll(async () => {
  song = await stave.publish({ price: 10_000n })
  graphNode = await startGraphNode({ rpcUrl: stave.chain.rpcUrl, ipfsUrl: stave.ipfs.apiUrl })
  gateway = createGateway({ ...stave.config(), subgraphUrl: graphNode.url })
})
afterAll(async () => {
  await gateway.close()
  await graphNode.stop()
})

async function health() {
  const answer = await stave.call('GET', 'health', { to: gateway })
  return { status: answer.status, ...(await answer.json()) }
}

test('graph-node killed for ten seconds: health says so, plays go on, and all of them get indexed', async () => {
  const subgraph = createSubgraphClient({ url: graphNode.url, retryCount: 0 })
  await expect.poll(health, { timeout: 90_000, interval: 500 }).toMatchObject({ status: 200 })
  const listener = await stave.newListener()
  const { chainId, rpcUrl, databaseUrl, privateKey } = stave.config()
  const keeper = createKeeper({ chainId, rpcUrl, databaseUrl, privateKey })
  const playAndSettle = async () => {
    expect((await stave.play(listener, song, { to: gateway })).answer.status).toBe(200)
    expect(await keeper.settleNow()).toMatchObject({ settled: 1, waiting: 0 })
  }

  await playAndSettle()
  await graphNode.pause()
  const down = sleep(DOWN_MS)
  expect(await health()).toMatchObject({
    status: 503,
    ok: false,
    checks: {
      chain: { ok: true },
      database: { ok: true },
      subgraph: {
        ok: false,
        detail: expect.stringMatching(/The subgraph does not answer.*by itself/),
      },
    },
  })
  const lane = { lane: laneId({ listener: listener.address, gateway: gatewayAddress }), after: '0' }
  const question = subgraph.query(LaneTabsDocument, lane)
  await expect(question).rejects.toThrow(SubgraphUnreachableError)
  await expect(question).rejects.toThrow(/graph-node runs.*try again/)
  await playAndSettle()
  await down
  graphNode.resume()

  await expect.poll(health, { timeout: 60_000, interval: 500 }).toMatchObject({ status: 200 })
  await playAndSettle()
  await keeper.close()
  await subgraph.waitForBlock(await stave.chain.miner().getBlockNumber())
  const { tabs } = await subgraph.query(LaneTabsDocument, lane)
  expect(tabs.map(({ nonce }) => nonce)).toEqual(['1', '2', '3'])
}, 240_000)
