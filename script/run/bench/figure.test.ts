import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../command.ts'
import { limits } from '../limits.ts'
import {
  ceilToTenth,
  describeOver,
  type Figure,
  figuresJson,
  figuresTable,
  isOver,
} from './figure.ts'

const within: Figure = { name: 'pay', value: 56_000, limit: 56_000, unit: 'gas' }
const over: Figure = { name: 'batch', value: 256.1, limit: 220, unit: 'gas', per: 'play' }

test('a value at its limit is within it, and one above is told by how much', () => {
  expect(isOver(within)).toBe(false)
  expect(isOver(over)).toBe(true)
  expect(describeOver(over)).toBe('batch: 256.1 gas a play, 36.1 above the limit of 220')
})

test('rounds up, so that no figure looks better than it is', () => {
  expect(ceilToTenth(372.32)).toBe(372.4)
  expect(ceilToTenth(372.4)).toBe(372.4)
  expect(ceilToTenth(420.00001)).toBe(420.1)
})

test('shows people a table that marks what is above its limit', () => {
  expect(figuresTable([within, { ...over, beside: 'elsewhere: 9' }])).toBe(
    [
      '     operation   value  at most  unit        to compare',
      '  ─  ─────────  ──────  ───────  ──────────  ────────────',
      '  ✓  pay        56,000   56,000  gas',
      '  ✗  batch       256.1      220  gas a play  elsewhere: 9',
    ].join('\n'),
  )
})

test('gives programs one object, each value under its unit', () => {
  expect(JSON.parse(figuresJson([within, over]))).toEqual({
    pay: { gas: 56_000, limit: 56_000 },
    batch: { gas: 256.1, limit: 220 },
  })
})

test('prints nothing but that object with --json', async () => {
  const { stdout } = await bench('sizes --json')
  const figures = JSON.parse(stdout) as Record<string, { bytes: number; limit: number }>
  expect(figures.Splits).toEqual({ bytes: expect.any(Number), limit: limits.contractSize })
  expect(Object.values(figures).every(({ bytes, limit }) => bytes > 0 && bytes <= limit)).toBe(true)
})

test('names the benches when asked for one that is not there, or for an unknown option', async () => {
  for (const line of ['speed', 'gas --jsn']) {
    const { reason, stdout, printed } = await bench(line)
    expect(reason).toBe('exit code 2')
    expect(stdout).toBe('')
    expect(printed).toMatch(/The benches are:\n +gas .*\n +sizes /)
  }
  expect((await bench('speed')).printed).toContain('There is no bench "speed".')
})

async function bench(line: string) {
  const folder = await mkdtemp(join(tmpdir(), 'stave-bench-'))
  try {
    const log = join(folder, 'bench.log')
    const result = await runCommand(`tsx run/bench.ts ${line}`, { folder: 'script', log })
    return { ...result, printed: await readFile(log, 'utf8') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
