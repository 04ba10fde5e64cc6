import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../root.ts'

/** The folder of the committed snapshots, relative to the root: a JSON object of decimal strings a file. */
export const snapshotsFolder = 'test/gas/snapshots'

/** The file there that holds contract sizes; Foundry writes all others. */
export const sizesFile = 'sizes.json'

/** Values by name, of all Foundry's snapshots in a folder. */
export async function readGasSnapshots(
  folder = join(root, snapshotsFolder),
): Promise<Map<string, number>> {
  const values = new Map<string, number>()
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.json') || file === sizesFile) continue
    for (const [name, value] of await readSnapshot(join(folder, file))) values.set(name, value)
  }
  return values
}

/** Values by name, of one snapshot file; empty when there is none. */
export async function readSnapshot(path: string): Promise<Map<string, number>> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const entries = Object.entries(JSON.parse(text) as Record<string, string>)
  return new Map(entries.map(([name, value]) => [name, Number(value)]))
}

/** Says what differs between a committed snapshot and a measured one, a sentence each. */
export function differences(
  committed: Map<string, number>,
  measured: Map<string, number>,
): string[] {
  const names = new Set([...committed.keys(), ...measured.keys()])
  return [...names]
    .filter((name) => committed.get(name) !== measured.get(name))
    .map((name) => {
      const [before, now] = [committed.get(name) ?? 'nothing', measured.get(name) ?? 'nothing']
      return `${name}: the committed snapshot says ${before}, measured is ${now}`
    })
}
