import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { checkParts } from './check.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Where a server answers every request like this. */
async function answering(respond: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    respond(response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const json = (body: unknown, status = 200) =>
  answering((response) => void response.writeHead(status).end(JSON.stringify(body)))

const index = (number = 31_337) => json({ data: { _meta: { block: { number } } } })
const chain = () => json({ jsonrpc: '2.0', id: 1, result: '0x7a69' })
const allWell = { chain: true, database: true, ipfsApi: true, ipfsGateway: true }
const health = (parts: Record<string, boolean> = {}) => {
  const checks = Object.entries({ ...allWell, ...parts }).map(([name, ok]) => [name, { ok }])
  return json({ checks: Object.fromEntries(checks) }, Object.keys(parts).length > 0 ? 503 : 200)
}
/** Nobody listens at port 1. */
const nobody = 'http://127.0.0.1:1/'

async function down(places: { index?: string; chain?: string; health?: string }) {
  return await checkParts({
    subgraphUrl: places.index ?? (await index()),
    rpcUrl: places.chain ?? (await chain()),
    healthUrl: places.health ?? (await health()),
  })
}

test('all is well', async () => {
  expect(await down({})).toEqual([])
})

test('an index that is gone, or without its database', async () => {
  expect(await down({ index: nobody })).toEqual(['index'])
  const errors = [{ message: 'Store error: database unavailable' }]
  expect(await down({ index: await json({ errors }) })).toEqual(['index'])
})

test('an index that is still far behind the chain, after it was started anew', async () => {
  expect(await down({ index: await index(31_300) })).toEqual(['index-behind'])
  expect(await down({ index: await index(31_330) })).toEqual([])
  const alone = await health({ subgraph: false })
  expect(await down({ index: await index(31_300), health: alone })).toEqual(['index'])
})

test('a chain that does not answer the browser, or not the gateway', async () => {
  expect(await down({ chain: nobody })).toEqual(['chain'])
  expect(await down({ health: await health({ chain: false }) })).toEqual(['chain'])
})

test('a part that takes requests and stands still', async () => {
  const silent = await answering(() => {})
  expect(await down({ chain: silent, index: silent })).toEqual(['index', 'chain'])
})

test('what the gateway says of its own parts', async () => {
  expect(await down({ health: await health({ subgraph: false }) })).toEqual(['index'])
  expect(await down({ health: await health({ database: false }) })).toEqual(['database'])
  expect(await down({ health: await health({ ipfsApi: false }) })).toEqual(['ipfs'])
  expect(await down({ health: await health({ ipfsGateway: false }) })).toEqual(['ipfs'])
})

test('a site that cannot be reached is the one reason given', async () => {
  expect(await down({ health: nobody, index: nobody, chain: nobody })).toEqual(['site'])
  expect(await down({ health: await json({}, 502) })).toEqual(['site'])
})

test('a gateway that is asked too often blames nobody', async () => {
  expect(await down({ health: await json({ code: 'TOO_MANY_REQUESTS' }, 429) })).toEqual([])
})
