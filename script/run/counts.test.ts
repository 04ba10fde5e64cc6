import { expect, test } from 'vitest'
import { forgeCounts, judged, none, playwrightCounts, vitestCounts } from './counts.ts'

test('counts vitest tests, and a file that cannot run as one failure', () => {
  const counts = vitestCounts({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          { fullName: 'divides', status: 'failed', failureMessages: ['expected 1\nto be 2'] },
          { fullName: 'later', status: 'pending', failureMessages: [] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  })
  expect(counts).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: ['divides: expected 1', 'b.test.ts: Cannot find module'],
  })
})

test('counts Foundry tests with the reason of each failure', () => {
  const counts = forgeCounts({
    'test/Splits.t.sol:SplitsTest': {
      test_results: {
        'test_Pays()': { status: 'Success', reason: null },
        'test_Reverts()': { status: 'Failure', reason: 'next call did not revert' },
      },
    },
  })
  expect(counts.passed).toBe(1)
  expect(counts.failures).toEqual([
    'test/Splits.t.sol:SplitsTest test_Reverts(): next call did not revert',
  ])
})

test('counts Playwright tests in nested groups, and one that passes only later as failed', () => {
  const result = (status: string, message?: string) => ({
    title: status,
    tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
  })
  const counts = playwrightCounts({
    suites: [
      {
        title: 'play.spec.ts',
        specs: [result('expected')],
        suites: [{ title: 'wallet', specs: [result('flaky', 'no dialog'), result('unexpected')] }],
      },
    ],
    errors: [{ message: 'the stack did not start' }],
  })
  expect(counts).toMatchObject({ passed: 1, failed: 3 })
  expect(counts.failures[0]).toBe('flaky: no dialog')
  expect(counts.failures[2]).toBe('the stack did not start')
})

test('never lets a crash or an empty suite pass', () => {
  expect(judged(undefined, 'ended by SIGSEGV').failures).toEqual([
    "the suite's command failed: ended by SIGSEGV",
  ])
  expect(judged(none(), '').failures).toEqual(['the suite ran no test'])
  expect(judged({ ...none(), passed: 3 }, 'exit code 1').failed).toBe(1)
  expect(judged({ ...none(), passed: 3 }, '').failed).toBe(0)
})
