import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../run/root.ts'
import { isRunning } from './identity.ts'
import { nodeArguments } from './tools.ts'

type Remembered = { pid: number; started: string; members: { pid: number; started: string }[] }

let folder: string
const commands: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stave-main-'))
})

afterEach(async () => {
  for (const command of commands.splice(0)) command.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

/** Runs the command that stands behind `npm start`. */
function run(...args: string[]): { command: ChildProcess; output: () => string } {
  const command = spawn(
    process.execPath,
    [...nodeArguments('script/stack/main.ts'), '--folder', folder, ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment() },
  )
  commands.push(command)
  let output = ''
  command.stdout?.on('data', (chunk) => (output += chunk))
  command.stderr?.on('data', (chunk) => (output += chunk))
  return { command, output: () => output }
}

/** This environment without what would replace parts, or make the command watch its parent. */
function environment(): NodeJS.ProcessEnv {
  const { RPC_URL, DATABASE_URL, npm_lifecycle_event, ...rest } = process.env
  return rest
}

async function remembered(): Promise<Remembered> {
  return JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as Remembered
}

async function noneRuns(members: Remembered['members']): Promise<boolean> {
  const running = await Promise.all(members.map(isRunning))
  return !running.includes(true)
}

test('prints the table, says what runs already, and ends by Ctrl-C', async () => {
  const first = run('--parts', 'chain,postgres')
  await expect.poll(first.output, { timeout: 60_000 }).toContain('Ctrl-C stops everything')
  expect(first.output()).toContain('http://127.0.0.1:')

  const second = run('--parts', 'chain')
  const [code] = (await once(second.command, 'exit')) as [number]
  expect(code).toBe(1)
  expect(second.output()).toContain(`Stave is already running on ${folder}`)
  const third = run('--reset', '--parts', 'chain')
  expect(await once(third.command, 'exit')).toEqual([1, null])

  const { members } = await remembered()
  first.command.kill('SIGINT')
  expect(await once(first.command, 'exit')).toEqual([0, null])
  expect(await noneRuns(members)).toBe(true)
})

test('leaves no process even when it is killed itself, and starts again', async () => {
  const first = run('--parts', 'chain,postgres,ipfs')
  await expect.poll(first.output, { timeout: 60_000 }).toContain('Ctrl-C stops everything')
  const { members } = await remembered()
  expect(members).toHaveLength(3)
  first.command.kill('SIGKILL')
  await expect.poll(() => noneRuns(members), { timeout: 30_000 }).toBe(true)

  const second = run('--parts', 'chain,postgres,ipfs')
  await expect.poll(second.output, { timeout: 60_000 }).toContain('as it was')
})

test('names the part that died and ends with an error', async () => {
  const { command, output } = run('--parts', 'chain,ipfs')
  await expect.poll(output, { timeout: 60_000 }).toContain('Ctrl-C stops everything')
  const { members } = await remembered()
  const [chain] = members as (Remembered['members'][0] & { name: string })[]
  process.kill(chain?.pid as number, 'SIGKILL')
  expect(await once(command, 'exit')).toEqual([1, null])
  expect(output()).toContain('ended unexpectedly (signal SIGKILL)')
  expect(await noneRuns(members)).toBe(true)
})

test('refuses parts that it does not know', async () => {
  const { command, output } = run('--parts', 'chain,orchestra')
  expect(await once(command, 'exit')).toEqual([2, null])
  expect(output()).toContain('There is no part orchestra')
})
