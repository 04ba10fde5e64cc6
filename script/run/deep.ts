// Runs the Foundry tests with far more inputs and longer random walks, as foundry.toml's profile "deep" says: for hours,
// before a release. `npm run test:deep -- --match-path 'test/splits/*'` takes Foundry's own options.
import { join } from 'node:path'
import { runCommand, stopCommands } from './command.ts'
import { resultsFolder } from './suites.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopCommands().then(() => process.exit(130)))
}

const options = process.argv.slice(2).map((option) => `'${option.replaceAll("'", "'\\''")}'`)
const { ok } = await runCommand(['forge test', ...options].join(' '), {
  log: join(resultsFolder, 'deep.log'),
  echo: true,
  env: { FOUNDRY_PROFILE: 'deep' },
  limit: 7 * 24 * 3_600,
})
process.exitCode = ok ? 0 : 1
