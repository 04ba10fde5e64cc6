import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from '../run/root.ts'

/** A file that is written by this command alone. */
export type GeneratedFile = { path: string; content: string }

/** The paths of those files whose content on disk differs. */
export async function differences(files: GeneratedFile[]): Promise<string[]> {
  const stale = await Promise.all(
    files.map(async ({ path, content }) => (await readIfThere(path)) !== content),
  )
  return files.filter((_, index) => stale[index]).map(({ path }) => path)
}

/** Writes the files that differ and returns their paths. */
export async function write(files: GeneratedFile[]): Promise<string[]> {
  const stale = await differences(files)
  for (const { path, content } of files.filter((file) => stale.includes(file.path))) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return stale
}

function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

const style = [
  '--indent-style=space',
  '--line-width=100',
  '--semicolons=as-needed',
  '--javascript-formatter-quote-style=single',
]

/** Formats TypeScript the way the rest of the repo is formatted. */
export function format(source: string): Promise<string> {
  const biome = spawn(
    `${root}/node_modules/.bin/biome`,
    ['format', ...style, '--stdin-file-path=generated.ts'],
    { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' },
  )
  biome.stdin.end(source)
  return text(biome.stdout)
}
