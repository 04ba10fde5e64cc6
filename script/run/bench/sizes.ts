import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ensureBuilt } from '../build.ts'
import { limits } from '../limits.ts'
import { root } from '../root.ts'
import type { Bench, Figure } from './figure.ts'
import { differences, readSnapshot, sizesFile, snapshotsFolder } from './snapshots.ts'

/** Folders of contracts/ whose code is part of other contracts and never deployed by itself. */
const neverDeployed = ['abstracts', 'interfaces', 'libraries', 'types']

/** How long each deployed contract's runtime code is. */
export const sizes: Bench = {
  name: 'sizes',
  about: 'how large contracts are',
  measure: async ({ write }) => {
    await ensureBuilt(['contracts'])
    const measured = await readSizes()
    const path = join(root, snapshotsFolder, sizesFile)
    if (write) await writeFile(path, sizesText(measured))
    const differing = differences(await readSnapshot(path), measured)
    const hint = differing.length > 0 ? ['`npm run bench -- sizes --write` writes them anew.'] : []
    return { figures: sizeFigures(measured), problems: [...differing, ...hint] }
  },
}

/** Sizes beside the limit that every contract has. */
export function sizeFigures(measured: Map<string, number>): Figure[] {
  return [...measured].map(([name, value]) => ({
    name,
    value,
    limit: limits.contractSize,
    unit: 'bytes',
  }))
}

/** Bytes of runtime code by contract, from Foundry's output; sorted by name. */
export async function readSizes(): Promise<Map<string, number>> {
  const names = [...(await deployedContracts()), 'AccessManager'].sort()
  const entries = names.map(async (name): Promise<[string, number]> => {
    const artifact = await readFile(join(root, 'out', `${name}.sol`, `${name}.json`), 'utf8')
    return [name, codeSize(JSON.parse(artifact))]
  })
  return new Map(await Promise.all(entries))
}

/** Bytes of the runtime code in an artifact, addresses of libraries that are still to be linked included. */
export function codeSize(artifact: { deployedBytecode: { object: string } }): number {
  return (artifact.deployedBytecode.object.length - '0x'.length) / 2
}

async function deployedContracts(): Promise<string[]> {
  const files = await readdir(join(root, 'contracts'), { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.sol'))
    .filter((file) => !neverDeployed.includes(basename(file.parentPath)))
    .map((file) => file.name.replace(/\.sol$/, ''))
}

function sizesText(measured: Map<string, number>): string {
  const entries = [...measured].map(([name, size]) => [name, String(size)])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
