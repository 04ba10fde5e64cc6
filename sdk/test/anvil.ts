import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import getPort from 'get-port'
import { blockGasLimit } from '../../script/run/foundry.ts'

/** The repository's root folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export type Anvil = { rpcUrl: string; stop: () => Promise<void> }

/** Starts an empty chain on a free port, with anvil's ten well-known accounts. */
export async function startAnvil({ chainId = 31337 } = {}): Promise<Anvil> {
  const port = await getPort()
  const options = ['--port', String(port), '--silent', '--hardfork', 'osaka']
  options.push('--chain-id', String(chainId), '--gas-limit', String(blockGasLimit))
  const child = spawn(`${root}node_modules/.bin/anvil`, options, {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true, // The npm command starts the binary as its child: both are stopped by their group.
  })
  const rpcUrl = `http://127.0.0.1:${port}`
  await untilAnswering(rpcUrl, child)
  return { rpcUrl, stop: () => stop(child) }
}

/** Calls a method of the node directly. */
export async function rpc(
  rpcUrl: string,
  method: string,
  params: unknown[] = [],
): Promise<unknown> {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const { result, error } = (await response.json()) as { result: unknown; error?: unknown }
  if (error) throw new Error(`${method}: ${JSON.stringify(error)}`)
  return result
}

async function untilAnswering(rpcUrl: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`anvil ended with code ${child.exitCode}`)
    const answers = await rpc(rpcUrl, 'eth_chainId').then(
      () => true,
      () => false,
    )
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('anvil did not answer within 30 seconds')
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve()
    child.once('exit', () => resolve())
    process.kill(-child.pid, 'SIGTERM')
  })
}
