import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRunning } from './identity.ts'
import type { PartName } from './part.ts'
import { blockNumber, checkIpfsGateway, rpc, until } from './probe.ts'
import { type Stack, type StackOptions, startStack } from './stack.ts'
import { StackRunningError } from './state.ts'
import { stackTable } from './table.ts'

const dev = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const payee = '0x00000000000000000000000000000000000a1ce0'

let folder: string
let stack: Stack | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stave-stack-'))
})

afterEach(async () => {
  await stack?.stop()
  stack = undefined
  await rm(folder, { recursive: true, force: true })
})

async function start(parts: PartName[], options: StackOptions = {}): Promise<Stack> {
  stack = await startStack({ folder, parts, ports: 'any', env: {}, heartbeat: false, ...options })
  return stack
}

/** Makes a payment; returns the number of its block. */
async function pay(rpcUrl: string): Promise<number> {
  const transaction = { from: dev, to: payee, value: '0x5' }
  const hash = await rpc<string>(rpcUrl, 'eth_sendTransaction', [transaction])
  type Receipt = { blockNumber: string } | null
  return until(async () => {
    const receipt = await rpc<Receipt>(rpcUrl, 'eth_getTransactionReceipt', [hash])
    if (!receipt) throw new Error('not mined yet')
    return Number(receipt.blockNumber)
  }, 10)
}

function balance(rpcUrl: string): Promise<string> {
  return rpc(rpcUrl, 'eth_getBalance', [payee, 'latest'])
}

/** The processes that the state folder remembers. */
async function members(): Promise<{ pid: number; started: string; name: string }[]> {
  const text = await readFile(join(folder, 'running.json'), 'utf8')
  return (JSON.parse(text) as { members: { pid: number; started: string; name: string }[] }).members
}

test('starts the parts, shows them in a table, and leaves no process when stopped', async () => {
  const { urls, reports } = await start(['chain', 'postgres', 'ipfs'])
  expect(reports.map(({ name }) => name)).toEqual(['chain', 'postgres', 'ipfs'])
  expect(await rpc(urls.rpc, 'eth_chainId')).toBe('0x7a69')
  await checkIpfsGateway(urls.ipfsGateway)
  const table = stackTable(stack as Stack, 1)
  for (const url of [urls.rpc, urls.ipfsGateway]) expect(table).toContain(url)

  const running = await members()
  expect(running.map(({ name }) => name).sort()).toEqual(['chain', 'ipfs', 'postgres'])
  await stack?.stop()
  for (const member of running) expect(await isRunning(member)).toBe(false)
})

test('finds its chain and its database again, and forgets them with reset', async () => {
  const first = await start(['chain', 'postgres'])
  await pay(first.urls.rpc)
  const sql = postgres(first.urls.database, { max: 1 })
  await sql`create table tabs (nonce int)`
  await sql`insert into tabs values (7)`
  await sql.end()
  await first.stop()

  const second = await start(['chain', 'postgres'])
  expect(await blockNumber(second.urls.rpc)).toBe(1)
  expect(await balance(second.urls.rpc)).toBe('0x5')
  const again = postgres(second.urls.database, { max: 1 })
  expect([...(await again`select nonce from tabs`)]).toEqual([{ nonce: 7 }])
  await again.end()
  expect(second.secrets).toEqual(first.secrets)
  await second.stop()

  const third = await start(['chain'], { reset: true })
  expect(await blockNumber(third.urls.rpc)).toBe(0)
  expect(third.secrets.sessionSecret).not.toBe(first.secrets.sessionSecret)
})

test('keeps its secrets from other users', async () => {
  await start(['chain'])
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('stops everything when a part dies, and says which and how', async () => {
  const { died } = await start(['chain', 'postgres', 'ipfs'])
  const running = await members()
  const ipfs = running.find(({ name }) => name === 'ipfs')
  process.kill(ipfs?.pid as number, 'SIGKILL')
  const error = await died
  expect(error.part).toBe('ipfs')
  expect(error.message).toContain('ipfs ended unexpectedly (signal SIGKILL)')
  expect(error.message).toContain('ipfs ready')
  for (const member of running) expect(await isRunning(member)).toBe(false)
})

test('kills one part without the others, and starts it again where it was', async () => {
  const { urls, kill, restart } = await start(['chain', 'ipfs'])
  await kill('ipfs')
  await expect(checkIpfsGateway(urls.ipfsGateway)).rejects.toThrow('does not answer')
  expect(await blockNumber(urls.rpc)).toBe(0)
  await restart('ipfs')
  await checkIpfsGateway(urls.ipfsGateway)
})

test('moves a port that is taken, and says so', async () => {
  const notes: string[] = []
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as { port: number }
  const { ports } = await start(['chain'], {
    ports: { chain: port },
    onNote: (note) => notes.push(note),
  })
  taken.close()
  expect(ports.chain).not.toBe(port)
  expect(notes.join()).toContain(`Port ${port} is taken; chain uses ${ports.chain}`)
})

test('takes a port from the environment, and refuses one that is none', async () => {
  const env = { STAVE_CHAIN_PORT: '18999' }
  expect((await start(['chain'], { ports: {}, env })).ports.chain).toBeGreaterThanOrEqual(18_999)
  const wrong = { STAVE_CHAIN_PORT: 'eighty' }
  await expect(
    startStack({ folder: `${folder}-2`, parts: ['chain'], env: wrong, ports: {} }),
  ).rejects.toThrow('STAVE_CHAIN_PORT is "eighty"; it must be a port')
})

test('refuses a folder that another stack uses', async () => {
  await start(['chain'])
  const other = startStack({ folder, parts: ['chain'], ports: 'any', env: {} })
  await expect(other).rejects.toThrow(StackRunningError)
  await expect(other).rejects.toThrow(`process ${process.pid}`)
})

test('uses a part that runs elsewhere instead of starting one', async () => {
  const first = await start(['chain', 'postgres', 'ipfs'])
  const { rpc: RPC_URL, database, ipfsApi, ipfsGateway } = first.urls
  const env = {
    RPC_URL,
    DATABASE_URL: database,
    IPFS_API_URL: ipfsApi,
    IPFS_GATEWAY_URL: ipfsGateway,
  }
  const parts = ['chain', 'postgres', 'ipfs'] as const
  const second = await startStack({ folder: join(folder, 'b'), parts, ports: 'any', env })
  expect(second.urls).toMatchObject({ rpc: RPC_URL, database, ipfsApi, ipfsGateway })
  expect(second.reports.map(({ detail }) => detail).join()).toContain('from RPC_URL')
  await second.stop()
  expect(await blockNumber(RPC_URL)).toBe(0)
})

test('says which part does not answer, and stops what it had started', async () => {
  const env = { RPC_URL: 'http://127.0.0.1:9' }
  const parts = ['chain', 'ipfs'] as const
  const failing = startStack({ folder, parts, ports: 'any', env, limit: 1 })
  await expect(failing).rejects.toThrow(
    'chain did not come up within 1 s: http://127.0.0.1:9/ does not answer',
  )
  await expect(readFile(join(folder, 'running.json'))).rejects.toThrow('ENOENT')
})

test('mines two blocks after a transaction', async () => {
  const { urls } = await start(['chain'], { heartbeat: true })
  const paid = await pay(urls.rpc)
  await expect
    .poll(() => blockNumber(urls.rpc), { timeout: 10_000 })
    .toBeGreaterThanOrEqual(paid + 2)
})
