import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand, tailOf } from './command.ts'
import { type FileCoverage, parseLcov, percentOf, type Reached, sumOf } from './lcov.ts'
import { limits } from './limits.ts'
import { root } from './root.ts'
import { renderTable } from './table.ts'

/** Where the trace file is written, relative to the root. */
export const lcovPath = 'coverage/lcov.info'

/**
 * Runs the Foundry tests, gas and invariants excepted, and says what they reached of contracts/. The seed is fixed and
 * the invariants' random walks do not count, so that the same tests always reach the same. Throws when a test fails.
 * @param log File that takes what Foundry prints.
 */
export async function measureCoverage(log: string): Promise<FileCoverage[]> {
  await mkdir(join(root, 'coverage'), { recursive: true })
  const { ok, reason } = await runCommand(
    `forge coverage --report lcov --report-file ${lcovPath} --no-match-path 'test/{gas,invariants}/*' ` +
      "--no-match-coverage '^(test|script|node_modules)/'",
    {
      log,
      env: {
        FOUNDRY_SOLC: './script/solc/unoptimized.mjs',
        FOUNDRY_FUZZ_SEED: '0x57a7e',
      },
    },
  )
  if (!ok)
    throw new Error(`forge coverage failed: ${reason}.\n${await tailOf(log)}\nWhole log: ${log}`)
  const files = parseLcov(await readFile(join(root, lcovPath), 'utf8'))
  if (files.length === 0) throw new Error(`forge coverage found no contract. Whole log: ${log}`)
  return files
}

/** Lines and branches of each contract, and of all together, as a table. */
export function coverageTable(files: FileCoverage[]): string {
  const total = sumOf(files)
  const row = (name: string, lines: Reached, branches: Reached): string[] => [
    name,
    percent(lines),
    `${lines.hit}/${lines.found}`,
    percent(branches),
    `${branches.hit}/${branches.found}`,
  ]
  const rows = files.map(({ file, lines, branches }) => row(file, lines, branches))
  rows.push(row('all', total.lines, total.branches))
  rows.push(['at least', `${limits.coverage.lines} %`, '', `${limits.coverage.branches} %`, ''])
  return renderTable(['contract', 'lines', '', 'branches', ''], rows, [1, 2, 3, 4])
}

/** What was not reached, a line each. */
export function describeMissed(files: FileCoverage[]): string[] {
  const { lines, branches } = sumOf(files)
  return [
    ...lines.missed.map((where) => `no test runs line ${where}`),
    ...branches.missed.map((where) => `no test takes branch ${where}`),
  ]
}

/** What is below its limit, a sentence each; empty when all is well. */
export function coverageFailures(files: FileCoverage[]): string[] {
  const total = sumOf(files)
  return (['lines', 'branches'] as const)
    .filter((kind) => percentOf(total[kind]) < limits.coverage[kind])
    .map(
      (kind) =>
        `tests reach ${percent(total[kind])} of ${kind}, less than ${limits.coverage[kind]} %`,
    )
}

/** Rounded down, so that 100 % means all. */
function percent(reached: Reached): string {
  return `${(Math.floor(percentOf(reached) * 10) / 10).toFixed(1)} %`
}
