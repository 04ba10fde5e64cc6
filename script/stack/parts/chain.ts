import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { demoDays, historyLength } from '../../demo/activity/calendar.ts'
import { blockGasLimit, foundryBinary } from '../../run/foundry.ts'
import { keepBlocksComing } from '../heartbeat.ts'
import type { Part } from '../part.ts'
import { rpc } from '../probe.ts'

/** The chain: anvil, whose state is written every few seconds and when it stops. */
export const chain: Part = {
  name: 'chain',
  needs: [],
  start: async ({ external, folder, heartbeat, parts, ports, ready, spawn, urls }) => {
    if (external.RPC_URL) {
      urls.rpc = external.RPC_URL
      const id = await ready(() => rpc<string>(urls.rpc, 'eth_chainId'))
      return { address: urls.rpc, detail: `chain ${Number(id)}, from RPC_URL` }
    }
    const home = join(folder, 'chain')
    const state = join(home, 'state.json')
    const isFresh = await access(state).then(
      () => false,
      () => true,
    )
    await rm(join(home, 'cache'), { recursive: true, force: true })
    await mkdir(join(home, 'cache'), { recursive: true })
    const args = ['--chain-id', '31337', '--port', String(ports.chain), '--quiet']
    args.push('--gas-limit', String(blockGasLimit))
    args.push('--state', state, '--state-interval', '5')
    args.push('--cache-path', join(home, 'cache'), '--max-persisted-states', '2000')
    if (isFresh && parts.has('demo')) {
      args.push('--timestamp', String(Math.floor(Date.now() / 1_000) - historyLength(demoDays)))
    }
    urls.rpc = `http://127.0.0.1:${ports.chain}`
    await spawn({ command: foundryBinary('anvil'), args, cwd: home, env: {} })
    await ready(() => rpc(urls.rpc, 'eth_chainId'))
    // Demo data set the time of each block themselves; blocks come by themselves once they are done.
    const stop = heartbeat && !parts.has('demo') ? keepBlocksComing(urls.rpc) : undefined
    return {
      address: urls.rpc,
      detail: isFresh ? 'chain 31337, new' : 'chain 31337, as it was',
      ...(stop && { stop }),
    }
  },
}
