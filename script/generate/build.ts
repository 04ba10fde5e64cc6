import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The repository's root folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Compiles the contracts to `out/`. Throws what the compiler printed. */
export async function build(): Promise<void> {
  try {
    await run(`${root}/node_modules/.bin/forge`, ['build', 'contracts'], { cwd: root })
  } catch (cause) {
    const { stderr } = cause as { stderr: string }
    throw new Error(`The contracts do not compile.\n${stderr}`, { cause })
  }
}

/** Reads a contract's ABI from Foundry's output. */
export async function readAbi(contract: string): Promise<readonly AbiItem[]> {
  const path = `${root}/out/${contract}.sol/${contract}.json`
  return (JSON.parse(await readFile(path, 'utf8')) as { abi: AbiItem[] }).abi
}

/** One entry of a contract's ABI; only what ordering needs is spelled out. */
export type AbiItem = { type: string; name?: string; inputs?: { type: string }[] }
