import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The repository's root folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Compiles the contracts to `out/`. Throws what the compiler printed. */
export async function build(): Promise<void> {
  try {
    await run(`${root}/node_modules/.bin/forge`, ['build', 'contracts', 'script'], { cwd: root })
  } catch (cause) {
    const { stderr } = cause as { stderr: string }
    throw new Error(`The contracts do not compile.\n${stderr}`, { cause })
  }
}

/** What script/Deploy.s.sol would write of a deployment to a new local chain: CREATE2 makes it the same everywhere. */
export async function simulateLocalDeployment(): Promise<string> {
  const folder = 'cache/deployments'
  await mkdir(`${root}/${folder}`, { recursive: true })
  await run(`${root}/node_modules/.bin/forge`, ['script', 'script/Deploy.s.sol'], {
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
