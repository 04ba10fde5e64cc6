import { stripVTControlCharacters } from 'node:util'

/** How a suite went. `failures` names what failed, in words for a person. */
export type Counts = { passed: number; failed: number; skipped: number; failures: string[] }

type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

/** Counts of vitest's JSON report; a file that could not run at all is one failure. */
export function vitestCounts(report: VitestReport): Counts {
  const counts = none()
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status === 'failed') {
        fail(counts, `${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
      } else counts.skipped += 1
    }
    const blamed = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !blamed)
      fail(counts, `${file.name}: ${firstLine(file.message)}`)
  }
  return counts
}

type ForgeReport = Record<
  string,
  { test_results: Record<string, { status: string; reason: string | null }> }
>

/** Counts of `forge test --json`. */
export function forgeCounts(report: ForgeReport): Counts {
  const counts = none()
  for (const [contract, { test_results }] of Object.entries(report)) {
    for (const [test, { status, reason }] of Object.entries(test_results)) {
      if (status === 'Success') counts.passed += 1
      else if (status === 'Skipped') counts.skipped += 1
      else fail(counts, `${contract} ${test}: ${reason ?? 'failed'}`)
    }
  }
  return counts
}

type PlaywrightSuite = {
  title: string
  specs?: {
    title: string
    tests: { status: string; results: { error?: { message?: string } }[] }[]
  }[]
  suites?: PlaywrightSuite[]
}
type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] }

/** Counts of Playwright's JSON report; a test that passes only when tried again counts as failed. */
export function playwrightCounts(report: PlaywrightReport): Counts {
  const counts = none()
  const visit = (suite: PlaywrightSuite): void => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') counts.passed += 1
        else if (test.status === 'skipped') counts.skipped += 1
        else {
          const message = test.results.find((result) => result.error)?.error?.message
          fail(counts, `${spec.title}: ${firstLine(message ?? test.status)}`)
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner)
  }
  for (const suite of report.suites) visit(suite)
  for (const error of report.errors) fail(counts, firstLine(error.message))
  return counts
}

/**
 * What a suite's command and its counts say together: a command that fails though no test did, and a suite
 * without a single test, are failures too.
 */
export function judged(counts: Counts | undefined, reason: string): Counts {
  const judgement = counts ?? none()
  if (reason !== '' && judgement.failed === 0)
    fail(judgement, `the suite's command failed: ${reason}`)
  else if (judgement.passed + judgement.failed === 0) fail(judgement, 'the suite ran no test')
  return judgement
}

/** Counts of nothing yet. */
export function none(): Counts {
  return { passed: 0, failed: 0, skipped: 0, failures: [] }
}

/** Adds one failure. */
export function fail(counts: Counts, failure: string): void {
  counts.failed += 1
  counts.failures.push(failure)
}

function firstLine(message: string | undefined): string {
  const plain = stripVTControlCharacters(message ?? '').trim()
  return plain.split('\n')[0] || 'failed'
}
