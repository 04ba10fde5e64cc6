import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../run/root.ts'
import { serverEnvironment } from '../environment.ts'
import { keepBlocksComing } from '../heartbeat.ts'
import type { Part } from '../part.ts'
import { rpc } from '../probe.ts'
import { nodeArguments } from '../tools.ts'

/** Demo data: made once on a chain of our own, and kept with its state. */
export const demo: Part = {
  name: 'demo',
  needs: ['deployment', 'postgres', 'ipfs'],
  start: async (context) => {
    const { complete, external, folder, heartbeat, note, urls } = context
    if (external.RPC_URL) return { address: '', detail: 'none: the chain is not ours' }
    const stamp = join(folder, 'demo-done')
    // The stamp names the chain's first block and the contracts: on others the data are missing.
    const first = await rpc<{ hash: string }>(urls.rpc, 'eth_getBlockByNumber', ['0x0', false])
    const contracts = await readFile(join(root, 'script/deployments/31337.json'), 'utf8')
    const wanted = `${first.hash}\n${contracts}`
    const isDone = (await readFile(stamp, 'utf8').catch(() => '')) === wanted
    if (!isDone) {
      note('Making demo artists, songs, their patrons of a year and a month of plays ...')
      const args = nodeArguments('script/demo/main.ts')
      const env = await serverEnvironment(context)
      await complete({ command: process.execPath, args, cwd: root, env })
      await writeFile(stamp, wanted)
    }
    const stop = heartbeat ? keepBlocksComing(urls.rpc) : undefined
    return { address: '', detail: isDone ? 'as it was' : 'made', ...(stop && { stop }) }
  },
}
