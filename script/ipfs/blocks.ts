import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FsBlockstore } from 'blockstore-fs'
import { NextToLast } from 'blockstore-fs/sharding'
import type { CID } from 'multiformats/cid'
import { identityCode, isBlockOf } from './cids.ts'
import { failed, notFound } from './errors.ts'

const sharding = new NextToLast()
const commitConcurrency = 16

/** Where a block lies below its store; CIDv0 and CIDv1 of one hash share it, as in Kubo. */
function fileOf(cid: CID): string {
  const { dir, file } = sharding.encode(cid)
  return join(dir, file)
}

/** The blocks on disk. Every block is checked against its CID when it is read. */
export class Blocks {
  readonly #store: FsBlockstore
  readonly #directory: string
  readonly #staging: string

  private constructor(directory: string) {
    this.#directory = join(directory, 'blocks')
    this.#staging = join(directory, 'staging')
    this.#store = new FsBlockstore(this.#directory)
  }

  /** Opens the store below `directory`, made if missing, and drops what dead processes staged. */
  static async open(directory: string): Promise<Blocks> {
    const blocks = new Blocks(directory)
    await blocks.#store.open()
    await mkdir(blocks.#staging, { recursive: true })
    for (const name of await readdir(blocks.#staging)) {
      const pid = Number.parseInt(name, 10)
      if (pid === process.pid || !isAlive(pid)) {
        await rm(join(blocks.#staging, name), { recursive: true, force: true })
      }
    }
    return blocks
  }

  /** Whether a block of that name is on disk; says nothing about its bytes. */
  async has(cid: CID): Promise<boolean> {
    return cid.multihash.code === identityCode || (await this.#store.has(cid))
  }

  /** Reads and verifies one block; throws 404 when it is not here, 500 when it is damaged. */
  async get(cid: CID): Promise<Uint8Array> {
    if (cid.multihash.code === identityCode) return cid.multihash.digest
    const chunks: Uint8Array[] = []
    try {
      for await (const chunk of this.#store.get(cid)) chunks.push(chunk)
    } catch (error) {
      if (await this.has(cid)) throw error
      throw notFound(`block was not found locally: could not find ${cid}`)
    }
    const [only] = chunks
    const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)
    if (!isBlockOf(cid, bytes)) {
      throw failed(`block ${cid} is damaged on disk: add its content again to repair it`)
    }
    return bytes
  }

  /** Writes one block for good. */
  async put(cid: CID, bytes: Uint8Array): Promise<CID> {
    const staged = await this.stage()
    try {
      await staged.put(cid, bytes)
      await staged.commit()
      return cid
    } finally {
      await staged.discard()
    }
  }

  /** Opens a place for the blocks of one upload, outside the store until it is committed. */
  async stage(): Promise<StagedBlocks> {
    const directory = join(this.#staging, `${process.pid}-${randomUUID()}`)
    await mkdir(directory)
    return new StagedBlocks(directory, this.#directory)
  }

  /** The view of this store that the unixfs exporter reads from. */
  readonly reader = { get: (cid: CID) => this.#once(cid) }

  async *#once(cid: CID): AsyncGenerator<Uint8Array> {
    yield await this.get(cid)
  }
}

/** The blocks of one upload: all of them enter the store, or none. */
export class StagedBlocks {
  readonly #store: FsBlockstore
  readonly #directory: string
  readonly #target: string
  readonly #writes = new Map<string, Promise<unknown>>()

  constructor(directory: string, target: string) {
    this.#directory = directory
    this.#target = target
    this.#store = new FsBlockstore(directory)
  }

  /** Writes a block once, however often and however concurrently it is put. */
  async put(cid: CID, bytes: Uint8Array): Promise<CID> {
    const file = fileOf(cid)
    let write = this.#writes.get(file)
    if (write === undefined) {
      write = Promise.resolve(this.#store.put(cid, bytes))
      this.#writes.set(file, write)
    }
    await write
    return cid
  }

  /** Flushes the blocks to disk and moves them into the store, over damaged ones if need be. */
  async commit(): Promise<void> {
    const files = [...this.#writes.keys()]
    const move = async () => {
      for (let file = files.pop(); file !== undefined; file = files.pop()) {
        const staged = await open(join(this.#directory, file), 'r+')
        await staged.datasync().finally(() => staged.close())
        const target = join(this.#target, file)
        await mkdir(dirname(target), { recursive: true })
        await rename(join(this.#directory, file), target)
      }
    }
    await Promise.all(Array.from({ length: commitConcurrency }, move))
  }

  /** Removes whatever was not committed. */
  async discard(): Promise<void> {
    await Promise.allSettled(this.#writes.values())
    await rm(this.#directory, { recursive: true, force: true })
  }
}

/** Takes blocks and keeps none: for adding with `only-hash`. */
export const nowhere = { put: async (cid: CID) => cid }

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
