// Runs every suite of the repo, or those that are named: `npm test`, `npm test -- sdk web`, `npm test -- --verbose`.
import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.ts'
import { stopCommands, tailOf } from './command.ts'
import { type Counts, fail, none } from './counts.ts'
import { root } from './root.ts'
import { resultsFolder, type Suite, suites } from './suites.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v', default: false } },
})
const chosen = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. The suites are:`)
  for (const { name, about } of suites) console.error(`  ${name.padEnd(10)} ${about}`)
  process.exit(2)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopCommands().then(() => process.exit(130)))
}

await mkdir(resultsFolder, { recursive: true })
const total = none()
for (const suite of chosen) {
  console.log(`▸ ${suite.name}: ${suite.about}`)
  const started = performance.now()
  const counts = await run(suite)
  report(suite, counts, (performance.now() - started) / 1_000)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed === 0 ? 0 : 1

/** Builds what the suite needs and runs it; whatever goes wrong is a failure of the suite. */
async function run(suite: Suite): Promise<Counts> {
  const log = join(resultsFolder, `${suite.name}.log`)
  try {
    await ensureBuilt(suite.builds, (name) => console.log(`  building ${name} ...`))
    const counts = await suite.run({
      log,
      report: join(resultsFolder, `${suite.name}.json`),
      echo: values.verbose,
    })
    if (counts.failed > 0 && !values.verbose) await showEnd(log)
    return counts
  } catch (error) {
    const counts = none()
    fail(counts, error instanceof Error ? error.message : String(error))
    return counts
  }
}

/** Shows the end of a failed suite's log. */
async function showEnd(log: string): Promise<void> {
  const end = await tailOf(log)
  if (end !== '')
    console.log(`${end.replaceAll(/^/gm, '  │ ')}\n  whole log: ${relative(root, log)}`)
}

function report(suite: Suite, counts: Counts, seconds: number): void {
  for (const failure of counts.failures) console.log(`  ✗ ${failure}`)
  const mark = counts.failed === 0 ? '✓' : '✗'
  const parts = [`${counts.passed} passed`]
  if (counts.failed > 0) parts.push(`${counts.failed} failed`)
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`)
  console.log(`${mark} ${suite.name.padEnd(10)} ${parts.join(', ')}  ${seconds.toFixed(1)} s`)
}
