import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { runCommand, tailOf } from './command.ts'
import { root } from './root.ts'

/** A build step: what it reads, what it writes, and the command in between. */
type BuildStep = {
  folder: string
  command: string
  /** Files and folders whose content decides whether the step has to run, relative to the root. */
  inputs: string[]
  /** Names of files and folders among them that the step itself writes. */
  ignored?: string[]
  /** Folder that the step writes; its stamp stands in it. */
  output: string
}

export type BuildName = 'contracts' | 'subgraph' | 'web'

const steps: Record<BuildName, BuildStep> = {
  contracts: {
    folder: '.',
    command: 'forge build contracts script',
    inputs: ['contracts', 'foundry.toml', 'script/Deploy.s.sol', 'script/solc', 'pnpm-lock.yaml'],
    output: 'out',
  },
  subgraph: {
    folder: 'subgraph',
    command: 'npm run --silent build',
    inputs: ['subgraph', 'pnpm-lock.yaml'],
    ignored: ['generated'],
    output: 'subgraph/build',
  },
  web: {
    folder: 'web',
    command: 'npm run --silent build',
    inputs: ['web', 'sdk', 'tsconfig.base.json', 'pnpm-lock.yaml'],
    output: 'web/.next',
  },
}

/** What tools install, write and leave behind, and tests: none of it decides whether to build. */
const neverInputs =
  /^(node_modules|build|dist|\.next|coverage|test-results|tests|next-env\.d\.ts|.*\.(tsbuildinfo|test\.tsx?))$/

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
  const wanted = await fingerprint(step.inputs, step.ignored)
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

/** A hash of the content of `inputs` (files and folders relative to the root) less the names `ignored` among them. */
export async function fingerprint(inputs: string[], ignored: string[] = []): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for await (const file of filesIn(join(root, input), ignored)) {
      hash.update(`\n${relative(root, file)}\n`).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function* filesIn(path: string, ignored: string[]): AsyncGenerator<string> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) yield path
  if (!found?.isDirectory()) return
  for (const name of (await readdir(path)).sort()) {
    if (neverInputs.test(name) || ignored.includes(name)) continue
    yield* filesIn(join(path, name), ignored)
  }
}
