import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBuilt } from '../run/build.ts'
import { blockNumber, indexedBlock } from './probe.ts'
import { startStack } from './stack.ts'
import { graphNodeBinary } from './tools.ts'

const parts = ['chain', 'deployment', 'postgres', 'ipfs', 'subgraph'] as const

test.runIf(graphNodeBinary() !== undefined)(
  'deploys and indexes, goes on after a restart, and indexes anew when the chain lost its state',
  { timeout: 240_000 },
  async () => {
    await ensureBuilt(['contracts', 'subgraph'])
    const folder = await mkdtemp(join(tmpdir(), 'stave-subgraph-'))
    const notes: string[] = []
    const start = () =>
      startStack({
        folder,
        parts,
        ports: 'any',
        env: {},
        heartbeat: false,
        onNote: (note) => notes.push(note),
      })
    const indexed: number[] = []
    for (const round of ['new', 'as it was', 'chain lost']) {
      if (round === 'chain lost') await rm(join(folder, 'chain'), { recursive: true })
      const stack = await start()
      indexed.push(await indexedBlock(stack.urls.subgraph))
      expect(indexed.at(-1), round).toBe(await blockNumber(stack.urls.rpc))
      await stack.stop()
    }
    expect(indexed[1]).toBe(indexed[0])
    expect(notes).toEqual(['The chain is not the one that was indexed; indexing anew.'])
    await rm(folder, { recursive: true, force: true })
  },
)
