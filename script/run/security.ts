// Looks for known mistakes in the Solidity: `npm run security`. solhint always; Slither where it is installed. Ends with
// an error when either finds something of high or medium severity that is not explained in place.
import { join } from 'node:path'
import { runCommand, stopCommands, tailOf } from './command.ts'
import { hasSlither, howToGetSlither, runSlither } from './slither.ts'
import { resultsFolder } from './suites.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopCommands().then(() => process.exit(130)))
}

const howToExplain =
  'Mend it, or say in one line why it is right, above `// slither-disable-next-line <detector>`.'

const problems: string[] = []
try {
  const log = join(resultsFolder, 'security-solhint.log')
  const { ok } = await runCommand(
    "solhint --disc --noPoster --max-warnings 0 'contracts/**/*.sol' 'script/*.sol'",
    { log },
  )
  if (ok) console.log('solhint: nothing found')
  else problems.push(await tailOf(log))

  if (await hasSlither()) {
    const findings = await runSlither(join(resultsFolder, 'security-slither.log'))
    if (findings.length === 0)
      console.log('Slither: nothing of high or medium severity unexplained')
    else problems.push(...findings, howToExplain)
  } else {
    console.log(howToGetSlither)
  }
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error))
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
