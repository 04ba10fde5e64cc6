import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deployments } from '../src/generated/deployments.ts'
import { root } from './anvil.ts'

/** Deploys Stave with the real script. */
export async function deploy(rpcUrl: string): Promise<void> {
  const options = ['script', 'script/Deploy.s.sol', '--rpc-url', rpcUrl, '--broadcast']
  await promisify(execFile)(`${root}node_modules/.bin/forge`, options, { cwd: root })
  await checkAddresses()
}

/** The contracts' addresses follow from their code: after a change of it they must be generated again. */
async function checkAddresses(): Promise<void> {
  const written = JSON.parse(await readFile(`${root}script/deployments/31337.json`, 'utf8'))
  if (written.contracts.Tabs !== deployments[31337].contracts.Tabs) {
    throw new Error('The contracts have changed: run `npm run generate`, then test again.')
  }
}
