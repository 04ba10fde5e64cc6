import { createCipheriv } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NextToLast } from 'blockstore-fs/sharding'
import { create, type KuboRPCClient } from 'kubo-rpc-client'
import type { CID } from 'multiformats/cid'
import { onTestFinished } from 'vitest'
import { type IpfsOptions, type IpfsService, startIpfs } from './service.ts'

/** The root of an empty directory and of `hello world\n`, as Kubo names them. */
export const vectors = {
  emptyDirectory: 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn',
  emptyFile: 'QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH',
  emptyFileRaw: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
  hello: 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o',
  helloRaw: 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4',
}
export const helloText = 'hello world\n'

/** A node for one test, on free ports over a directory of its own unless one is given. */
export interface TestNode extends IpfsService {
  directory: string
  client: KuboRPCClient
  log: string[]
}

/** Starts a node that is stopped when the test ends. */
export async function startNode(options: Partial<IpfsOptions> = {}): Promise<TestNode> {
  const directory = options.directory ?? (await temporaryDirectory())
  const log: string[] = []
  const logger = (line: string) => log.push(line)
  const service = await startIpfs({ apiPort: 0, gatewayPort: 0, logger, ...options, directory })
  onTestFinished(() => service.close())
  return { ...service, directory, log, client: create({ url: service.apiUrl }) }
}

/** Makes a directory that is removed when the test ends. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stave-ipfs-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** The same noise every time, different for each seed. */
export function noise(length: number, seed = 0): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16))
  return cipher.update(Buffer.alloc(length))
}

/** Where a node keeps a block. */
export function blockFile(node: TestNode, cid: CID): string {
  const { dir, file } = new NextToLast().encode(cid)
  return join(node.directory, 'blocks', dir, file)
}

/** Reads all that a client streams. */
export async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of source) all.push(item)
  return all
}

/** POSTs to the RPC as a program does. */
export const post = (node: IpfsService, call: string, init: RequestInit = {}) =>
  fetch(`${node.apiUrl}/api/v0/${call}`, { method: 'POST', ...init })
