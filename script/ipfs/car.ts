import { CarWriter } from '@ipld/car'
import type { CID } from 'multiformats/cid'
import type { Blocks } from './blocks.ts'
import { walkDag } from './dag.ts'

/**
 * A CARv1 of the DAG below `root`, each block once, parents first. `trail` are the blocks on the
 * path to it, which let a client verify the path too. `whole: false` gives the root block alone.
 */
export async function* carOf(
  blocks: Blocks,
  root: CID,
  trail: CID[],
  whole: boolean,
): AsyncGenerator<Uint8Array> {
  // Read before anything is sent, so that a missing root can still be answered.
  await blocks.get(root)
  const { writer, out } = CarWriter.create([root])
  let failure: unknown
  const writing = (async () => {
    try {
      for await (const cid of contents(blocks, root, trail, whole)) {
        await writer.put({ cid, bytes: await blocks.get(cid) })
      }
    } catch (error) {
      failure = error
    }
    await writer.close()
  })()
  yield* out
  await writing
  if (failure !== undefined) throw failure
}

async function* contents(
  blocks: Blocks,
  root: CID,
  trail: CID[],
  whole: boolean,
): AsyncGenerator<CID> {
  const sent = new Set<string>()
  for (const cid of trail) {
    if (cid.equals(root)) continue
    sent.add(cid.toString())
    yield cid
  }
  for await (const cid of whole ? walkDag(blocks, root) : [root]) {
    if (!sent.has(cid.toString())) yield cid
  }
}
