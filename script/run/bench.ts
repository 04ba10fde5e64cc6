// Measures what transactions cost and writes the snapshots in test/gas anew: `npm run bench`, then look at the diff.
import { join } from 'node:path'
import { runCommand } from './command.ts'
import { resultsFolder } from './suites.ts'

const { ok } = await runCommand('forge test', {
  log: join(resultsFolder, 'bench.log'),
  echo: true,
  env: { FOUNDRY_PROFILE: 'gas', FORGE_SNAPSHOT_CHECK: 'false' },
})
process.exitCode = ok ? 0 : 1
