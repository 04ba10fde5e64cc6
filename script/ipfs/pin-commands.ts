import type { CID } from 'multiformats/cid'
import { parseIpfsPath } from './cids.ts'
import { resolvePath, walkDag } from './dag.ts'
import { badRequest, failed } from './errors.ts'
import { type Call, type Node, sendJson, sendLines } from './rpc.ts'

const listTypes = ['all', 'direct', 'indirect', 'recursive'] as const
type ListType = (typeof listTypes)[number]

interface Listed {
  cid: CID
  type: string
  name: string
}

/** `pin/add`: pins DAGs that are here in full, or single blocks with `recursive=false`. */
export async function pinAdd({ node, params, response }: Call): Promise<void> {
  const type = (params.flag('recursive') ?? true) ? 'recursive' : 'direct'
  const cids = await resolveAll(node, params.required('ipfs-path'))
  for (const cid of cids) await node.pins.add({ cid, type, name: params.text('name') ?? '' })
  sendJson(response, { Pins: cids.map(String) })
}

/** `pin/rm`: takes pins away; the blocks stay on disk. */
export async function pinRm({ node, params, response }: Call): Promise<void> {
  const cids = await resolveAll(node, params.required('ipfs-path'))
  for (const cid of cids) await node.pins.remove(cid, params.flag('recursive') ?? true)
  sendJson(response, { Pins: cids.map(String) })
}

/** `pin/ls`: what is pinned, or how the given paths are. */
export async function pinLs({ node, params, response }: Call): Promise<void> {
  const type = (params.text('type') ?? 'all') as ListType
  if (!listTypes.includes(type)) {
    throw badRequest(`invalid type "${type}": must be one of ${listTypes.join(', ')}`)
  }
  const paths = params.args()
  const wanted = params.text('name') ?? ''
  const listed =
    paths.length > 0 ? await listPaths(node, paths, type) : await listAll(node.pins, type)
  const shown = listed.filter(({ name }) => name.includes(wanted))
  const names = params.flag('names') || wanted !== ''
  const describe = ({ type, name }: Listed) => ({ Type: type, ...(names ? { Name: name } : {}) })
  if (params.flag('stream')) {
    return sendLines(
      response,
      shown.map((pin) => ({ Cid: pin.cid.toString(), ...describe(pin) })),
    )
  }
  const keys = shown.map((pin) => [pin.cid.toString(), describe(pin)])
  sendJson(response, { Keys: Object.fromEntries(keys) })

  async function listAll(pins: Node['pins'], type: ListType): Promise<Listed[]> {
    const own = await pins.list()
    if (type === 'direct' || type === 'recursive') return own.filter((pin) => pin.type === type)
    const indirect = new Map<string, Listed>()
    for (const pin of own) {
      if (pin.type !== 'recursive') continue
      for await (const cid of walkDag(node.blocks, pin.cid)) {
        indirect.set(cid.toString(), { cid, type: 'indirect', name: '' })
      }
    }
    for (const { cid } of own) indirect.delete(cid.toString())
    return type === 'all' ? [...own, ...indirect.values()] : [...indirect.values()]
  }
}

async function listPaths(node: Node, paths: string[], type: ListType): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const path of paths) {
    const { cid } = await resolvePath(node.blocks, parseIpfsPath(path))
    const pin = type === 'indirect' ? undefined : await node.pins.find(cid)
    if (pin !== undefined && (type === 'all' || type === pin.type)) {
      listed.push(pin)
      continue
    }
    const holder = type === 'all' || type === 'indirect' ? await node.pins.holderOf(cid) : undefined
    if (holder === undefined) throw failed(`path '${path}' is not pinned`)
    listed.push({ cid, type: `indirect through ${holder}`, name: '' })
  }
  return listed
}

async function resolveAll(node: Node, paths: string[]): Promise<CID[]> {
  const resolved = paths.map((path) => resolvePath(node.blocks, parseIpfsPath(path)))
  return (await Promise.all(resolved)).map(({ cid }) => cid)
}
