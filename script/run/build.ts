import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root, runCommand, tailOf } from './command.ts'

/** A build step: what it reads, what it writes, and the command in between. */
type BuildStep = {
  folder: string
  command: string
  /** Files and folders whose content decides whether the step has to run, relative to the root. */
  inputs: string[]
  /** Folder that the step writes; its stamp stands in it. */
  output: string
}

export type BuildName = 'contracts' | 'subgraph' | 'web'

const steps: Record<BuildName, BuildStep> = {
  contracts: {
    folder: '.',
    command: 'forge build contracts script',
    inputs: [
      'contracts',
      'foundry.toml',
      'script/Deploy.s.sol',
      'script/solc.mjs',
      'pnpm-lock.yaml',
    ],
    output: 'out',
  },
  subgraph: {
    folder: 'subgraph',
    command: 'npm run --silent build',
    inputs: ['subgraph', 'pnpm-lock.yaml'],
    output: 'subgraph/build',
  },
  web: {
    folder: 'web',
    command: 'npm run --silent build',
    inputs: ['web', 'sdk', 'tsconfig.base.json', 'pnpm-lock.yaml'],
    output: 'web/.next',
  },
}

/** What the steps write, what tests and tools leave behind: none of it decides whether to build. */
const ignored = new Set([
  'node_modules',
  'build',
  'dist',
  '.next',
  'coverage',
  'test-results',
  'tests',
  'next-env.d.ts',
  'tsconfig.tsbuildinfo',
])

const underWay = new Map<BuildName, Promise<void>>()

/**
 * Builds what the named steps make, one after another, unless their inputs are the same as at the last time.
 * Calls `onBuild` with each step that really runs. Throws with the end of the log when one fails.
 */
export async function ensureBuilt(
  names: BuildName[],
  onBuild: (name: BuildName) => void = () => {},
): Promise<void> {
  for (const name of names) {
    const build = underWay.get(name) ?? ensureStep(name, onBuild)
    underWay.set(name, build)
    await build.finally(() => underWay.delete(name))
  }
}

async function ensureStep(name: BuildName, onBuild: (name: BuildName) => void): Promise<void> {
  const step = steps[name]
  const wanted = await fingerprint(step.inputs, step.command)
  const stamp = join(root, step.output, '.stave-build')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  onBuild(name)
  const log = join(root, 'test-results', `build-${name}.log`)
  const { ok, reason } = await runCommand(step.command, {
    folder: step.folder,
    log,
    env: { npm_config_loglevel: 'error', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (!ok) {
    const end = await tailOf(log)
    throw new Error(`Building ${name} failed: ${reason}.\n${end}\nThe whole log: ${log}`)
  }
  await writeFile(stamp, wanted)
}

/** A hash of the content of `inputs` (files and folders relative to the root) and of `salt`. */
export async function fingerprint(inputs: string[], salt: string): Promise<string> {
  const hash = createHash('sha256').update(salt)
  for (const input of inputs) {
    for await (const file of filesIn(join(root, input))) {
      hash.update(`\n${relative(root, file)}\n`).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function* filesIn(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) yield path
  if (!found?.isDirectory()) return
  for (const name of (await readdir(path)).sort()) {
    if (!ignored.has(name)) yield* filesIn(join(path, name))
  }
}
