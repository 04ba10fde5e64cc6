import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { gasFigures } from './gas.ts'
import { codeSize, sizeFigures } from './sizes.ts'
import { differences, readGasSnapshots } from './snapshots.ts'

test('every committed operation has a limit, and every limit an operation', async () => {
  const figures = gasFigures(await readGasSnapshots())
  expect(figures.map(({ name }) => name)).toEqual(Object.keys(limits.gas))
})

test('tells a batch per play, rounded up', async () => {
  const committed = await readGasSnapshots()
  const name = 'settle 100 tabs, 300 plays of 60 songs out of 1,000'
  const figures = gasFigures(committed.set(name, 11_169_621))
  expect(figures.find((figure) => figure.name === name)).toMatchObject({
    value: 372.4,
    limit: 420,
    unit: 'gas',
    per: 'play',
  })
})

test('asks for a limit when a new operation is measured', async () => {
  const measured = (await readGasSnapshots()).set('fly', 1)
  expect(() => gasFigures(measured)).toThrow('"fly" has no limit')
  measured.delete('fly')
  measured.delete('tip')
  expect(() => gasFigures(measured)).toThrow('"tip" has a limit')
})

test('says what a committed snapshot has differently', () => {
  const committed = new Map([
    ['pay', 5],
    ['gone', 1],
  ])
  expect(differences(committed, committed)).toEqual([])
  expect(differences(committed, new Map([['pay', 6]]))).toEqual([
    'pay: the committed snapshot says 5, measured is 6',
    'gone: the committed snapshot says 1, measured is nothing',
  ])
})

test('counts the bytes of runtime code against what a chain takes', () => {
  expect(codeSize({ deployedBytecode: { object: '0x6001' } })).toBe(2)
  expect(sizeFigures(new Map([['Tiny', 2]]))).toEqual([
    { name: 'Tiny', value: 2, limit: 24_575, unit: 'bytes' },
  ])
})
