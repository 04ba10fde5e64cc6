// Measures against limits: `npm run bench` for everything, `npm run bench -- gas` for one bench, `--json` for programs,
// `--write` for new committed snapshots. Ends with an error when a value is above its limit or its snapshot differs.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Bench, describeOver, figuresJson, figuresTable, isOver } from './bench/figure.ts'
import { gas } from './bench/gas.ts'
import { sizes } from './bench/sizes.ts'
import { stopCommands } from './command.ts'
import { resultsFolder } from './suites.ts'

const benches: Bench[] = [gas, sizes]
const { names, json, write } = readArguments()
const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopCommands().then(() => process.exit(130)))
}

try {
  const figures = []
  const problems: string[] = []
  for (const { name, about, measure } of chosen) {
    if (!json) console.log(`\n${name}: ${about}\n`)
    const found = await measure({ log: join(resultsFolder, `bench-${name}.log`), write })
    if (!json) console.log(figuresTable(found.figures))
    figures.push(...found.figures)
    problems.push(...found.problems)
  }
  if (json) console.log(figuresJson(figures))
  problems.unshift(...figures.filter(isOver).map(describeOver))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function readArguments(): { names: string[]; json: boolean; write: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
    const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name))
    if (unknown !== undefined) throw new Error(`There is no bench "${unknown}".`)
    return { names: positionals, ...values }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error('Usage: npm run bench -- [name ...] [--json] [--write]. The benches are:')
    for (const { name, about } of benches) console.error(`  ${name.padEnd(8)} ${about}`)
    process.exit(2)
  }
}
