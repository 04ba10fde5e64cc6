import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import type { Blocks } from './blocks.ts'
import { codecs } from './cids.ts'
import { walkDag } from './dag.ts'
import { failed, notFound } from './errors.ts'

/** A promise to keep a block, or all of the DAG below it. */
export interface Pin {
  cid: CID
  type: 'recursive' | 'direct'
  name: string
}

/** The pins on disk: one small file each, put in place by a rename, so a pin is whole or absent. */
export class Pins {
  readonly #directory: string
  readonly #blocks: Blocks

  private constructor(directory: string, blocks: Blocks) {
    this.#directory = join(directory, 'pins')
    this.#blocks = blocks
  }

  /** Opens the pins below `directory`, made if missing. */
  static async open(directory: string, blocks: Blocks): Promise<Pins> {
    const pins = new Pins(directory, blocks)
    await mkdir(pins.#directory, { recursive: true })
    return pins
  }

  /** The pin of exactly this CID, if there is one. */
  async find(cid: CID): Promise<Pin | undefined> {
    try {
      const { type, name } = JSON.parse(await readFile(this.#fileOf(cid), 'utf8'))
      return { cid, type, name }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** All pins, in the order of their CIDs. */
  async list(): Promise<Pin[]> {
    const files = (await readdir(this.#directory)).filter((file) => file.endsWith('.json')).sort()
    const pins = await Promise.all(files.map((file) => this.find(CID.parse(file.slice(0, -5)))))
    return pins.filter((pin) => pin !== undefined)
  }

  /** Pins after making sure that every block is here; throws 404 when one is missing. */
  async add(pin: Pin): Promise<void> {
    const standing = await this.find(pin.cid)
    if (standing?.type === 'recursive' && pin.type === 'direct') {
      throw failed(`${pin.cid} already pinned recursively`)
    }
    const needed = pin.type === 'recursive' ? walkDag(this.#blocks, pin.cid) : [pin.cid]
    for await (const cid of needed) {
      // Other blocks were read, and so verified, by the walk itself.
      const unread = pin.type === 'direct' || cid.code === codecs.raw
      if (unread && !(await this.#blocks.has(cid))) {
        throw notFound(`cannot pin ${pin.cid}: block ${cid} was not found locally`)
      }
    }
    await this.keep(pin)
  }

  /** Pins what is known to be here in full; without a new name a standing pin stays as it is. */
  async keep(pin: Pin): Promise<void> {
    const standing = await this.find(pin.cid)
    if (standing?.type === pin.type && (pin.name === '' || pin.name === standing.name)) return
    const target = this.#fileOf(pin.cid)
    const draft = `${target}.${randomUUID()}`
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(JSON.stringify({ type: pin.type, name: pin.name }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  }

  /** Takes a pin away; blocks stay on disk. Throws when there is none of the kind. */
  async remove(cid: CID, recursive: boolean): Promise<void> {
    const pin = await this.find(cid)
    if (pin === undefined) throw failed('not pinned or pinned indirectly')
    if (pin.type === 'recursive' && !recursive) throw failed(`${cid} is pinned recursively`)
    await rm(this.#fileOf(cid), { force: true })
  }

  /** The first recursive pin whose DAG holds the block, other than the block's own pin. */
  async holderOf(cid: CID): Promise<CID | undefined> {
    for (const pin of await this.list()) {
      if (pin.type !== 'recursive' || pin.cid.equals(cid)) continue
      for await (const held of walkDag(this.#blocks, pin.cid)) {
        if (held.equals(cid)) return pin.cid
      }
    }
    return undefined
  }

  #fileOf(cid: CID): string {
    return join(this.#directory, `${cid}.json`)
  }
}
