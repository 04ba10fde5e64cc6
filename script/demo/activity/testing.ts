import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import getPort from 'get-port'
import { ensureBuilt } from '../../run/build.ts'
import { runCommand } from '../../run/command.ts'
import { blockGasLimit, foundryBinary } from '../../run/foundry.ts'
import { rpc, until } from '../../stack/probe.ts'
import { accounts, artists, listeners, namedSplits, songs } from '../roster.ts'
import type { DemoRoster } from './roster.ts'

/** A chain for tests, whose state outlives a restart. */
export type TestChain = {
  rpcUrl: string
  /** Stops it, writing its state, and starts it again as the stack does. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts a chain that began `age` seconds ago, and deploys the contracts on it. */
export async function startChain(folder: string, age: number): Promise<TestChain> {
  const port = await getPort()
  const rpcUrl = `http://127.0.0.1:${port}`
  const options = ['--chain-id', '31337', '--port', String(port), '--quiet']
  options.push('--gas-limit', String(blockGasLimit))
  options.push('--state', join(folder, 'state.json'), '--cache-path', join(folder, 'cache'))
  let child: ChildProcess
  const start = async (...more: string[]) => {
    child = spawn(foundryBinary('anvil'), [...options, ...more], { stdio: 'ignore' })
    await until(() => rpc(rpcUrl, 'eth_chainId'), 30)
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  await start('--timestamp', String(Math.floor(Date.now() / 1_000) - age))
  await ensureBuilt(['contracts'])
  const line = `forge script script/Deploy.s.sol --broadcast --rpc-url ${rpcUrl}`
  const { ok, reason } = await runCommand(line, { log: join(folder, 'deploy.log') })
  if (!ok) throw new Error(`Deploying failed: ${reason}`)
  return {
    rpcUrl,
    stop,
    restart: async () => {
      await stop()
      await start()
    },
  }
}

const few = new Set(['salt-hours', 'low-tide-version', 'three-herons'])

/**
 * A free song, one that two share, and one that names another split; three listeners who are patrons and subscribers, and
 * one who is neither of these artists' patron nor a subscriber.
 */
export const smallRoster: DemoRoster = {
  artists,
  accounts,
  namedSplits,
  songs: songs.filter(({ slug }) => few.has(slug)),
  listeners: [...listeners.slice(0, 3), 'Maple Undertow'],
}
