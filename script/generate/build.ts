import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { foundryBinary } from '../run/foundry.ts'
import { root } from '../run/root.ts'

const run = promisify(execFile)

/** Compiles the contracts to `out/`. Throws what the compiler printed. */
export async function build(): Promise<void> {
  try {
    await run(foundryBinary('forge'), ['build', 'contracts', 'script'], { cwd: root })
  } catch (cause) {
    const { stderr } = cause as { stderr: string }
    throw new Error(`The contracts do not compile.\n${stderr}`, { cause })
  }
}

/** What script/Deploy.s.sol would write of a deployment to a new local chain: CREATE2 makes it the same everywhere. */
export async function simulateLocalDeployment(): Promise<string> {
  const folder = 'cache/deployments'
  await mkdir(`${root}/${folder}`, { recursive: true })
  await run(foundryBinary('forge'), ['script', 'script/Deploy.s.sol'], {
    cwd: root,
    env: { ...process.env, DEPLOYMENTS: folder },
  })
  return readFile(`${root}/${folder}/31337.json`, 'utf8')
}

/** Reads a contract's ABI from Foundry's output. */
export async function readAbi(contract: string): Promise<readonly AbiItem[]> {
  const path = `${root}/out/${contract}.sol/${contract}.json`
  return (JSON.parse(await readFile(path, 'utf8')) as { abi: AbiItem[] }).abi
}

/** One entry of a contract's ABI; only what ordering needs is spelled out. */
export type AbiItem = { type: string; name?: string; inputs?: { type: string }[] }
