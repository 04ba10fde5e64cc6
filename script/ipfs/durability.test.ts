import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, unlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import {
  blockFile,
  gather,
  helloText,
  noise,
  post,
  startNode,
  type TestNode,
  temporaryDirectory,
  vectors,
} from './testing.ts'

const boundary = 'the-boundary'
const partHead = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: application/octet-stream\r\n\r\n`
const formType = `multipart/form-data; boundary=${boundary}`

/** What a node has left on disk: staged uploads and pins. */
async function leftovers(node: TestNode) {
  const entries = (name: string) => readdir(join(node.directory, name))
  return [...(await entries('staging')), ...(await entries('pins'))]
}

/** The leaves of a file, in order. */
async function leavesOf(node: TestNode, content: Buffer) {
  const { cid } = await node.client.add(content, { cidVersion: 1, rawLeaves: true })
  const single = { cidVersion: 1, rawLeaves: true, onlyHash: true } as const
  const leaves = []
  for (let at = 0; at < content.length; at += 262_144) {
    leaves.push((await node.client.add(content.subarray(at, at + 262_144), single)).cid)
  }
  return { cid, leaves }
}

test('blocks and pins survive a restart', async () => {
  const directory = await temporaryDirectory()
  const content = noise(3_000_000)
  const first = await startNode({ directory })
  const { cid } = await first.client.add(content)
  await first.client.pin.add((await first.client.add(helloText, { pin: false })).cid, {
    name: 'hi',
  })
  await first.close()
  const second = await startNode({ directory })
  expect(Buffer.concat(await gather(second.client.cat(cid))).equals(content)).toBe(true)
  const pins = await gather(second.client.pin.ls({ type: 'recursive', names: true }))
  expect(pins.map((pin) => [pin.cid.toString(), pin.name])).toEqual([
    [vectors.hello, 'hi'],
    [`${cid}`, ''],
  ])
})

test('a damaged block is an error, never wrong bytes, and adding again repairs it', async () => {
  const node = await startNode()
  const content = noise(1_000_000)
  const { cid, leaves } = await leavesOf(node, content)
  const [first, , third] = leaves
  if (first === undefined || third === undefined) throw new Error('expected four leaves')
  const url = `${node.gatewayUrl}/ipfs/${cid}`

  await writeFile(blockFile(node, third), noise(262_144, 7))
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow()
  await expect(gather(node.client.cat(cid))).rejects.toThrow()
  const range = (Range: string) => fetch(url, { headers: { Range } })
  const inside = await range('bytes=600000-600100')
  expect([inside.status, await inside.text()]).toEqual([
    500,
    `block ${third} is damaged on disk: add its content again to repair it\n`,
  ])
  const before = await range('bytes=0-99999')
  const start = Buffer.from(await before.arrayBuffer())
  expect(start.equals(content.subarray(0, 100_000))).toBe(true)
  await expect(node.client.block.get(third)).rejects.toThrow('damaged')
  expect((await fetch(`${node.gatewayUrl}/ipfs/${third}?format=raw`)).status).toBe(500)
  const car = fetch(`${url}?format=car`).then((response) => response.arrayBuffer())
  await expect(car).rejects.toThrow()

  await unlink(blockFile(node, first))
  expect((await fetch(url)).status).toBe(404)

  await node.client.add(content, { cidVersion: 1, rawLeaves: true })
  const healed = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(healed.equals(content)).toBe(true)
})

test('a reader that stops early causes no reads ahead', async () => {
  const node = await startNode()
  const content = noise(20_000_000)
  const { cid, leaves } = await leavesOf(node, content)
  // What lies at the end of the file is gone: whoever reads ahead would notice.
  await Promise.all(leaves.slice(-10).map((leaf) => unlink(blockFile(node, leaf))))
  const response = await fetch(`${node.gatewayUrl}/ipfs/${cid}`)
  const reader = response.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  expect(content.subarray(0, value?.length).equals(value ?? Buffer.alloc(0))).toBe(true)
  await reader?.cancel()
  await node.close()
  expect(node.log.filter((line) => line.includes('not found'))).toEqual([])
})

test('an upload that is cut off leaves nothing and names no CID', async () => {
  const node = await startNode()
  const { port, hostname } = new URL(node.apiUrl)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.write(
    `POST /api/v0/add HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType}\r\nContent-Length: 9000000\r\n\r\n`,
  )
  socket.write(partHead)
  socket.write(noise(2_000_000))
  await new Promise<void>((resolve) => socket.end(noise(500_000, 1), () => resolve()))
  await once(socket, 'close')
  await node.close()
  expect(answer).not.toContain('Hash')
  expect(await leftovers(node)).toEqual([])
  expect(node.log.join()).toContain('POST /api/v0/add')
})

test('an upload that ends before its last boundary is refused whole', async () => {
  const node = await startNode()
  const body = Buffer.concat([Buffer.from(partHead), noise(600_000)])
  const response = await post(node, 'add', { body, headers: { 'Content-Type': formType } })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ Message: expect.stringContaining('broken off') })
  const empty = await post(node, 'add', { body: new FormData() })
  expect(empty.status).toBe(400)
  expect((await post(node, 'add', { body: 'text' })).status).toBe(400)
  expect(await leftovers(node)).toEqual([])
})

test('uploads beyond the limit are refused with 413, announced or not', async () => {
  const node = await startNode({ maxUploadBytes: 1_000_000 })
  const announced = new FormData()
  announced.append('file', new Blob([new Uint8Array(noise(1_000_001))]), 'a')
  const response = await post(node, 'add', { body: announced })
  expect(response.status).toBe(413)
  expect(await response.json()).toEqual({
    Message: 'the upload is larger than 1000000 bytes: send less, or raise IPFS_MAX_UPLOAD_BYTES',
    Code: 1,
    Type: 'error',
  })
  await expect(node.client.add(noise(1_500_000))).rejects.toThrow('larger than 1000000 bytes')
  expect(await leftovers(node)).toEqual([])
  expect((await node.client.add(noise(900_000))).path).toMatch(/^Qm/)
})

test('main runs a node from the environment until it is told to stop', async () => {
  const directory = await temporaryDirectory()
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), '--gateway-port', '0'],
    {
      env: { ...process.env, IPFS_DIR: directory, IPFS_API_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  const output = createInterface(child.stdout)
  const [ready] = (await once(output, 'line')) as [string]
  output.on('line', (line) => lines.push(line))
  const apiUrl = /rpc (\S+)/.exec(ready)?.[1]
  expect((await fetch(`${apiUrl}/api/v0/version`, { method: 'POST' })).status).toBe(200)
  const stopped = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await stopped).toEqual([0, null])
  expect(lines[0]).toMatch(/^POST \/api\/v0\/version 200 \d+ ms$/)
  expect(lines.at(-1)).toBe('ipfs stopped')
})

test('main says which port is taken', async () => {
  const node = await startNode()
  const { port } = new URL(node.apiUrl)
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, IPFS_DIR: await temporaryDirectory(), IPFS_API_PORT: port },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = gather(child.stderr)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(Buffer.concat(await said).toString()).toContain(`port ${port} is taken`)
})
