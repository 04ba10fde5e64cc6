// How much of contracts/ the Foundry tests reach: `npm run coverage`. Writes coverage/lcov.info, prints a table, and ends
// with an error when fewer lines or branches are reached than script/run/limits.ts asks for.
import { join } from 'node:path'
import { stopCommands } from './command.ts'
import {
  coverageFailures,
  coverageTable,
  describeMissed,
  lcovPath,
  measureCoverage,
} from './measure-coverage.ts'
import { resultsFolder } from './suites.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopCommands().then(() => process.exit(130)))
}

try {
  const files = await measureCoverage(join(resultsFolder, 'coverage.log'))
  console.log(`${coverageTable(files)}\n`)
  for (const missed of describeMissed(files)) console.log(missed)
  console.log(`The trace file for editors is ${lcovPath}.`)
  const failures = coverageFailures(files)
  for (const failure of failures) console.error(failure)
  process.exitCode = failures.length === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
