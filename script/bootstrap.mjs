// Runs a TypeScript file of this repo on a machine that has nothing but Node and git:
// `node script/bootstrap.mjs <file> [arguments]`. Installs the committed lockfile first, when it has to.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

requireNode(manifest.engines.node)
install(manifest.packageManager)
await run(process.argv[2], process.argv.slice(3))

/** Stops with a clear message unless this Node is at least `range`, such as ">=20.19". */
function requireNode(range) {
  const [major, minor] = range.replace('>=', '').split('.').map(Number)
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  fail(
    `Stave needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`,
    'Install a newer Node (its site is nodejs.org), then run the same command again.',
  )
}

/** Installs all packages with `pnpm` (name@version), unless what is installed is what the lockfile says. */
function install(pnpm) {
  const stamp = join(root, 'node_modules', '.stave-install')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // Standard output belongs to the program that runs next: it may be JSON.
  console.error(`Installing packages with ${pnpm} ...`)
  const { status, error } = spawnSync(
    'npx',
    [
      '--yes',
      pnpm,
      'install',
      '--frozen-lockfile',
      '--loglevel=info',
      '--config.confirm-modules-purge=false',
    ],
    {
      cwd: root,
      stdio: ['inherit', 2, 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, npm_config_loglevel: 'error' },
    },
  )
  if (error || status !== 0) {
    fail(
      `Packages could not be installed${error ? ` (${error.message})` : ''}; the reason stands above.`,
      'If the network is the reason: `npm ping` shows whether the package registry can be reached,',
      '`npm config get registry` which one is asked. Then run the same command again.',
    )
  }
  writeFileSync(stamp, wanted)
}

/** A hash of everything that decides what gets installed. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** Runs `file` (from the root) in this process, with `args` as its arguments. */
async function run(file, args) {
  const tsx = createRequire(join(root, 'script', 'package.json')).resolve('tsx')
  await import(pathToFileURL(tsx).href)
  process.argv = [process.execPath, join(root, file), ...args]
  await import(pathToFileURL(join(root, file)).href)
}

function fail(...lines) {
  console.error(`\n${lines.join('\n')}\n`)
  process.exit(1)
}
