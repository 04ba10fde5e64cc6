import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describeOver, figuresTable, isOver } from './bench/figure.ts'
import { gasFigures } from './bench/gas.ts'
import { sizes } from './bench/sizes.ts'
import { readGasSnapshots } from './bench/snapshots.ts'
import type { BuildName } from './build.ts'
import { checks } from './checks.ts'
import { runCommand, tailOf } from './command.ts'
import {
  type Counts,
  fail,
  forgeCounts,
  judged,
  none,
  playwrightCounts,
  vitestCounts,
} from './counts.ts'
import {
  coverageFailures,
  coverageTable,
  describeMissed,
  measureCoverage,
} from './measure-coverage.ts'
import { root } from './root.ts'

export type Suite = {
  name: string
  about: string
  /** What has to be built first. */
  builds: BuildName[]
  run: (context: SuiteContext) => Promise<Counts>
}

export type SuiteContext = {
  /** File for what the suite prints. */
  log: string
  /** File for the suite's machine-readable report. */
  report: string
  /** Also show what the suite prints. */
  echo: boolean
}

/** Every suite of the repo, in the order in which they run: quick answers first. */
export const suites: Suite[] = [
  { name: 'checks', about: 'format, lint, types, generated files', builds: [], run: runChecks },
  { name: 'contracts', about: 'Foundry tests', builds: [], run: forge('default') },
  {
    name: 'gas',
    about: 'what transactions cost and contracts weigh: as committed, and within limits',
    builds: ['contracts'],
    run: runGas,
  },
  {
    name: 'coverage',
    about: 'how much of the contracts the Foundry tests reach',
    builds: [],
    run: runCoverage,
  },
  {
    name: 'script',
    about: 'local stack and its parts',
    builds: ['contracts'],
    run: vitest('script'),
  },
  { name: 'sdk', about: 'on real parts', builds: ['contracts'], run: vitest('sdk') },
  { name: 'subgraph', about: 'on graph-node', builds: ['contracts'], run: vitest('subgraph') },
  { name: 'web', about: 'components and routes', builds: [], run: vitest('web') },
  {
    name: 'e2e',
    about: 'a real browser on the whole stack',
    builds: ['contracts', 'subgraph', 'web'],
    run: runPlaywright,
  },
]

/** Runs the checks two at a time, each counting as one test. */
async function runChecks({ log, echo }: SuiteContext): Promise<Counts> {
  await rm(log, { force: true })
  const counts = none()
  const queue = [...checks]
  const worker = async (): Promise<void> => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const { name, command, folder } = check
      const own = log.replace(/\.log$/, `-${name.replaceAll(/\W+/g, '-')}.log`)
      const { ok, reason } = await runCommand(command, { folder, log: own, echo })
      if (ok) {
        counts.passed += 1
        continue
      }
      fail(counts, `${name}: ${reason} (whole log: ${relative(root, own)})`)
      await appendFile(log, `${name}: ${command}\n${await tailOf(own, 12)}\n\n`)
    }
  }
  await Promise.all([worker(), worker()])
  return counts
}

function forge(profile: string): Suite['run'] {
  return async ({ log, echo }) => {
    const env = { FOUNDRY_PROFILE: profile }
    const { stdout, reason } = await runCommand('forge test --json', { log, echo, env })
    return judged(parsed(stdout, forgeCounts), reason)
  }
}

/** Compares with the committed snapshots, and each figure, being one test, with its limit. */
async function runGas(context: SuiteContext): Promise<Counts> {
  const { log, echo } = context
  const counts = await forge('gas')({ ...context, log: log.replace(/\.log$/, '-forge.log') })
  const { figures, problems } = await sizes.measure({ log, write: false })
  figures.unshift(...gasFigures(await readGasSnapshots()))
  await show(figuresTable(figures), log, echo)
  for (const figure of figures) {
    if (isOver(figure)) fail(counts, describeOver(figure))
    else counts.passed += 1
  }
  for (const problem of problems) fail(counts, problem)
  return counts
}

/** Two tests: enough lines, enough branches. */
async function runCoverage({ log, echo }: SuiteContext): Promise<Counts> {
  const files = await measureCoverage(log.replace(/\.log$/, '-forge.log'))
  const failures = coverageFailures(files)
  const counts = { ...none(), passed: 2 - failures.length }
  for (const failure of failures) fail(counts, failure)
  await show([...describeMissed(files), coverageTable(files)].join('\n'), log, echo)
  return counts
}

async function show(text: string, log: string, echo: boolean): Promise<void> {
  await writeFile(log, `${text}\n`)
  if (echo) console.log(text)
}

function vitest(folder: string): Suite['run'] {
  return async ({ log, report, echo }) => {
    await rm(report, { force: true })
    const line = `vitest run --reporter=default --reporter=json --outputFile.json="${report}"`
    const { reason } = await runCommand(line, { folder, log, echo })
    return judged(parsed(await readText(report), vitestCounts), reason)
  }
}

async function runPlaywright({ log, report, echo }: SuiteContext): Promise<Counts> {
  await rm(report, { force: true })
  const { reason } = await runCommand('playwright test --reporter=list,json', {
    folder: 'test/e2e',
    log,
    echo,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  return judged(parsed(await readText(report), playwrightCounts), reason)
}

function parsed<Report>(text: string, count: (report: Report) => Counts): Counts | undefined {
  try {
    return count(JSON.parse(text) as Report)
  } catch {
    return undefined
  }
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

/** Where logs and reports of the last run stand. */
export const resultsFolder = join(root, 'test-results')
