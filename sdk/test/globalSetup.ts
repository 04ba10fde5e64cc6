import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { deployments } from '../src/generated/deployments.ts'
import { root, rpc, startAnvil } from './anvil.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The state of a chain on which Stave has just been deployed, for `anvil_loadState`. */
    deployedState: string
  }
}

/** Deploys once with the real script; each test file then starts from that state on a chain of its own. */
export default async function setup({ provide }: TestProject): Promise<void> {
  const anvil = await startAnvil()
  try {
    const options = ['script', 'script/Deploy.s.sol', '--rpc-url', anvil.rpcUrl, '--broadcast']
    await promisify(execFile)(`${root}node_modules/.bin/forge`, options, { cwd: root })
    await checkAddresses()
    provide('deployedState', String(await rpc(anvil.rpcUrl, 'anvil_dumpState')))
  } finally {
    await anvil.stop()
  }
}

/** The contracts' addresses follow from their code: after a change of it they must be generated again. */
async function checkAddresses(): Promise<void> {
  const written = JSON.parse(await readFile(`${root}script/deployments/31337.json`, 'utf8'))
  if (written.contracts.Tabs !== deployments[31337].contracts.Tabs) {
    throw new Error('The contracts have changed: run `npm run generate`, then test again.')
  }
}
