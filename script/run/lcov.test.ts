import { expect, test } from 'vitest'
import { parseLcov, percentOf, sumOf } from './lcov.ts'
import { coverageFailures, coverageTable, describeMissed } from './measure-coverage.ts'

const trace = `TN:
SF:contracts/Two.sol
DA:3,7
FN:3,Two.f
FNDA:7,Two.f
DA:4,0
BRDA:4,0,0,-
BRDA:4,0,1,0
BRDA:9,1,0,2
LF:2
LH:1
BRF:3
BRH:1
end_of_record
TN:
SF:contracts/One.sol
DA:1,1
end_of_record
`

test('reads which lines and branches of each file were reached', () => {
  const [one, two] = parseLcov(trace)
  expect(one).toMatchObject({ file: 'contracts/One.sol', branches: { hit: 0, found: 0 } })
  expect(two?.lines).toEqual({ hit: 1, found: 2, missed: ['4'] })
  expect(two?.branches).toEqual({ hit: 1, found: 3, missed: ['4 (way 1)', '4 (way 2)'] })
})

test('adds files up, and takes a file without branches as wholly reached', () => {
  const { lines, branches } = sumOf(parseLcov(trace))
  expect([lines.hit, lines.found, branches.hit, branches.found]).toEqual([2, 3, 1, 3])
  expect(percentOf({ hit: 0, found: 0, missed: [] })).toBe(100)
})

test('names what is missed, and fails below the limits', () => {
  const files = parseLcov(trace)
  expect(describeMissed(files)).toEqual([
    'no test runs line contracts/Two.sol:4',
    'no test takes branch contracts/Two.sol:4 (way 1)',
    'no test takes branch contracts/Two.sol:4 (way 2)',
  ])
  expect(coverageFailures(files)).toEqual([
    'tests reach 66.6 % of lines, less than 98 %',
    'tests reach 33.3 % of branches, less than 95 %',
  ])
  const all = [{ file: 'contracts/All.sol', lines: reached(99, 100), branches: reached(95, 100) }]
  expect(coverageFailures(all)).toEqual([])
  expect(coverageTable(all)).toContain('  contracts/All.sol  99.0 %  99/100    95.0 %  95/100')
})

function reached(hit: number, found: number) {
  return { hit, found, missed: [] }
}
