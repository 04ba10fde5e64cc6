import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { hasSlither, readFindings, unreadFunctions } from './slither.ts'

function finding(impact: string, ...files: string[]) {
  return {
    check: 'reentrancy-eth',
    impact,
    description: 'Reentrancy in f():\n\tExternal calls:\n',
    first_markdown_element: `${files[0]}#L1-L2`,
    elements: files.map((file) => ({ source_mapping: { filename_relative: file } })),
  }
}

test('reports what is of high or medium severity and touches the contracts', () => {
  const library = 'node_modules/@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol'
  const detectors = [
    finding('High', 'contracts/Splits.sol', library),
    finding('Medium', library, 'contracts/lines/Tabs.sol'),
    finding('High', library),
    finding('Low', 'contracts/Splits.sol'),
  ]
  expect(readFindings({ success: true, error: null, results: { detectors } })).toEqual({
    findings: [
      'contracts/Splits.sol#L1-L2: reentrancy-eth (high): Reentrancy in f():',
      `${library}#L1-L2: reentrancy-eth (medium): Reentrancy in f():`,
    ],
    error: '',
  })
  expect(readFindings({ success: true, error: null, results: {} }).findings).toEqual([])
})

test('does not take a Slither that failed for one that found nothing', () => {
  expect(readFindings({ success: false, error: 'no solc', results: {} }).error).toBe('no solc')
})

test('reports each function of the contracts that Slither could not read, once', () => {
  const line = (place: string): string =>
    `ERROR:ContractSolcParsing:Impossible to generate IR for ${place}:\n 'NoneType' object\n`
  const printed =
    line('Splits._guard (node_modules/@openzeppelin/Guard.sol#61-67)') +
    line('Splits._credit (contracts/Splits.sol#175-191)').repeat(2)
  expect(unreadFunctions(printed)).toEqual([
    expect.stringMatching(/^contracts\/Splits\.sol#175-191: Slither cannot read Splits\._credit/),
  ])
})

test('finds Slither on the path, and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stave-slither-test-'))
  try {
    const path = ['/nowhere', folder].join(delimiter)
    expect(await hasSlither(path)).toBe(false)
    await writeFile(join(folder, 'slither'), '#!/bin/sh\n')
    await chmod(join(folder, 'slither'), 0o755)
    expect(await hasSlither(path)).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
