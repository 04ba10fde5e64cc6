import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from './build.ts'
import { runCommand, tailOf } from './command.ts'
import { root } from './root.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stave-run-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('runs a command with the packages on its path, and keeps what it prints', async () => {
  const log = join(folder, 'a.log')
  expect(
    await runCommand('tsc --version; echo aside >&2', { log, folder: 'script' }),
  ).toMatchObject({
    ok: true,
    stdout: expect.stringContaining('Version 5'),
  })
  expect(await tailOf(log)).toContain('aside')
})

test('tells how a command failed', async () => {
  const log = join(folder, 'a.log')
  expect((await runCommand('exit 3', { log })).reason).toBe('exit code 3')
  expect((await runCommand('kill -9 $$', { log })).reason).toBe('ended by SIGKILL')
  const late = await runCommand('sleep 60 & sleep 60', { log, limit: 0.2 })
  expect(late.reason).toBe('not done after 0.2 seconds')
})

test('fingerprints content, not what tools leave behind', async () => {
  const inputs = [relative(root, folder)]
  await writeFile(join(folder, 'page.tsx'), 'one')
  const first = await fingerprint(inputs)
  await writeFile(join(folder, 'next-env.d.ts'), 'left behind')
  await writeFile(join(folder, 'page.test.tsx'), 'a test')
  expect(await fingerprint(inputs)).toBe(first)
  await writeFile(join(folder, 'page.tsx'), 'two')
  expect(await fingerprint(inputs)).not.toBe(first)
  expect(await fingerprint(inputs, ['page.tsx'])).not.toBe(first)
})
