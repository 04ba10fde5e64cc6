import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, tailOf } from '../command.ts'
import { limits } from '../limits.ts'
import { root } from '../root.ts'
import { type Bench, ceilToTenth, type Figure } from './figure.ts'
import { pricesElsewhere } from './prices.ts'
import { differences, readGasSnapshots, snapshotsFolder } from './snapshots.ts'

/** What whole transactions cost: calldata and the 21,000 of each transaction included. */
export const gas: Bench = {
  name: 'gas',
  about: 'what transactions cost, whole',
  measure: async ({ log, write }) => {
    const folder = await mkdtemp(join(tmpdir(), 'stave-gas-'))
    try {
      await runGasTests(folder, log)
      const measured = await readGasSnapshots(folder)
      const differing = write ? [] : differences(await readGasSnapshots(), measured)
      if (write) await cp(folder, join(root, snapshotsFolder), { recursive: true })
      const hint = differing.length > 0 ? ['`npm run bench -- gas --write` writes them anew.'] : []
      return { figures: gasFigures(measured), problems: [...differing, ...hint] }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/**
 * Measured operations beside their limits, in the order of the limits; a batch is told per play.
 * Throws when an operation has no limit, or a limit no operation.
 */
export function gasFigures(measured: Map<string, number>): Figure[] {
  for (const name of measured.keys()) {
    if (limits.gas[name] === undefined) {
      throw new Error(`"${name}" has no limit. Give it one in script/run/limits.ts.`)
    }
  }
  return Object.entries(limits.gas).map(([name, { limit, plays }]) => {
    const total = measured.get(name)
    if (total === undefined) {
      throw new Error(
        `"${name}" has a limit in script/run/limits.ts, but test/gas measures no such thing.`,
      )
    }
    const beside = pricesElsewhere[name]
    return {
      name,
      value: plays === undefined ? total : ceilToTenth(total / plays),
      limit,
      unit: 'gas',
      ...(plays === undefined ? {} : { per: 'play' }),
      ...(beside === undefined ? {} : { beside }),
    }
  })
}

async function runGasTests(folder: string, log: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { ok, reason } = await runCommand('forge test', {
    log,
    env: {
      FOUNDRY_PROFILE: 'gas',
      FORGE_SNAPSHOT_CHECK: 'false',
      FOUNDRY_SNAPSHOTS: folder,
    },
  })
  if (!ok) throw new Error(`forge test failed: ${reason}.\n${await tailOf(log)}\nWhole log: ${log}`)
}
