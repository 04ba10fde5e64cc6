// Checks the branch trees that stand beside the Foundry tests: `tsx run/trees.ts`, in the folder `script`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as abis from '@stave/sdk/abis'
import { root } from './root.ts'
import {
  isTest,
  leavesOf,
  reachableText,
  readTests,
  readTrees,
  type TestFile,
  type TreeFile,
} from './trees-read.ts'

/** A `.tree` file, the test beside it, and what tests inherit. */
export type Pair = {
  name: string
  trees: TreeFile
  tests: TestFile | undefined
  helpers: TestFile
}

/**
 * What the trees have to cover.
 * @param functions Of each contract, by `Contract.function`: whether it changes state and so needs a tree.
 * @param ends How branches of a contract must end, such as `Splits: it reverts with Splits_Paused`.
 */
export type Wanted = { functions: Map<string, boolean>; ends: string[] }

type Abi = readonly { type: string; name?: string; stateMutability?: string }[]

const contracts: Record<string, Abi> = {
  Access: abis.accessAbi,
  Catalog: abis.catalogAbi,
  CommonsCredit: abis.commonsCreditAbi,
  DutchAuctions: abis.dutchAuctionsAbi,
  Editions: abis.editionsAbi,
  EnglishAuctions: abis.englishAuctionsAbi,
  Gifts: abis.giftsAbi,
  Market: abis.marketAbi,
  Patronage: abis.patronageAbi,
  RoyaltyShare: abis.royaltyShareAbi,
  RoyaltyShares: abis.royaltySharesAbi,
  Splits: abis.splitsAbi,
  Subscriptions: abis.subscriptionsAbi,
  Tabs: abis.tabsAbi,
  TestUSD: abis.testUsdAbi,
}

const verbs = { error: 'reverts with', event: 'emits' }
const endText = /^it (?:reverts with|emits) (\w+)/

/** Everything that is wrong with the trees, a line for a person each; empty when all is well. */
export function findProblems(pairs: Pair[], wanted: Wanted): string[] {
  return [
    ...pairs.flatMap(pairProblems),
    ...rootProblems(pairs, wanted.functions),
    ...endProblems(pairs, wanted.ends),
  ]
}

/**
 * The functions of the ABIs and interfaces, and the errors and events that the sources declare.
 * @param sources Solidity by path.
 */
export function wantedOf(contractAbis: Record<string, Abi>, sources: Map<string, string>): Wanted {
  const functions = new Map<string, boolean>()
  for (const [contract, abi] of Object.entries(contractAbis)) {
    for (const { type, name, stateMutability = '' } of abi) {
      if (type === 'error' || type === 'event') continue
      const isOptional = type === 'constructor' || /view|pure/.test(stateMutability)
      functions.set(`${contract}.${name ?? type}`, !isOptional)
    }
  }
  for (const [path, source] of sources) {
    if (!path.includes('/interfaces/')) continue
    for (const [text, name] of source.matchAll(/^ {4}function (\w+)\([^;]*;/gm)) {
      functions.set(`${ownerOf(path)}.${name}`, !/\b(view|pure)\b/.test(text))
    }
  }
  return { functions, ends: [...sources].flatMap(([path, source]) => endsOf(path, source)) }
}

function pairProblems({ name, trees, tests, helpers }: Pair): string[] {
  const problems = [...trees.problems]
  if (tests === undefined) return [`${name}.tree: there is no ${name}.t.sol beside it`]
  const functions = new Map([...helpers, ...tests])
  const proven = new Set<string>()
  for (const { root: tree, branches } of trees.trees) {
    for (const leaf of leavesOf(branches)) {
      const [, thrown] = endText.exec(leaf.text) ?? []
      for (const test of leaf.tests) {
        proven.add(test)
        if (!tests.has(test) || !isTest(test)) {
          problems.push(`${tree} names a test that does not exist: ${test}`)
        } else if (thrown !== undefined && !mentions(reachableText(test, functions), thrown)) {
          problems.push(`${tree}: ${test} says nothing of ${thrown}`)
        }
      }
    }
  }
  for (const test of tests.keys()) {
    if (isTest(test) && !proven.has(test)) problems.push(`no branch names the test ${test}`)
  }
  return problems.map((problem) => `${name}.tree: ${problem}`)
}

/** Each function that changes state heads one tree; no tree is about a function that does not exist. */
function rootProblems(pairs: Pair[], functions: Map<string, boolean>): string[] {
  const roots = pairs.flatMap(({ name, trees }) =>
    trees.trees.map((tree) => ({ name, root: tree.root })),
  )
  const known = new Set([...functions.keys()].map((each) => each.split('.')[0]))
  const problems: string[] = []
  const seen = new Map<string, string>()
  for (const { name, root: tree } of roots) {
    const first = seen.get(tree)
    if (first !== undefined) problems.push(`${name}.tree: ${tree} has a tree in ${first}.tree too`)
    seen.set(tree, name)
    if (tree.includes(' ')) continue
    const [contract = '', member] = tree.split('.')
    if (member === undefined) {
      problems.push(`${name}.tree: a tree is about Contract.function or words, not ${tree}`)
    } else if (known.has(contract) && !functions.has(tree) && member !== 'constructor') {
      problems.push(`${name}.tree: there is no function ${tree}`)
    }
  }
  for (const [each, changesState] of functions) {
    if (changesState && !seen.has(each)) problems.push(`${each} changes state and has no tree`)
  }
  return problems
}

/** Every way to fail and every event is the end of a branch of its own contract. */
function endProblems(pairs: Pair[], ends: string[]): string[] {
  const drawn = new Set<string>()
  for (const { root: tree, branches } of pairs.flatMap(({ trees }) => trees.trees)) {
    for (const { text } of leavesOf(branches)) {
      const [end] = endText.exec(text) ?? []
      if (end !== undefined) drawn.add(`${tree.split('.')[0]}: ${end}`)
    }
  }
  return ends.filter((end) => !drawn.has(end)).map((end) => `no branch ends with ${end}`)
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text)
}

/** The contract that a source is about: an interface speaks for the contract that implements it. */
function ownerOf(path: string): string {
  const contract = basename(path).replace(/(\.s)?\.sol$/, '')
  return path.includes('/interfaces/') ? contract.slice(1) : contract
}

/** How branches of the source's contract must end, such as `Splits: it emits FeesSet`. */
function endsOf(path: string, source: string): string[] {
  const found = source.matchAll(/^\s*(error|event) (\w+)\(/gm)
  return [...found].map(
    ([, kind, name]) => `${ownerOf(path)}: it ${verbs[kind as 'error']} ${name}`,
  )
}

function filesUnder(folder: string, end: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      return /^(e2e|node_modules)$/.test(entry.name) ? [] : filesUnder(path, end)
    }
    return entry.name.endsWith(end) ? [path] : []
  })
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function readPair(path: string, helpers: TestFile): Pair {
  const name = path.replace(/\.tree$/, '')
  const test = `${name}.t.sol`
  return {
    name,
    trees: readTrees(readText(path)),
    tests: existsSync(join(root, test)) ? readTests(readText(test)) : undefined,
    helpers,
  }
}

if (process.argv[1] === import.meta.filename) {
  const paths = [...filesUnder('contracts', '.sol'), ...filesUnder('script', '.s.sol')]
  const sources = new Map(paths.map((path) => [path, readText(path)]))
  const inherited = filesUnder('test', '.sol').filter((path) => !path.endsWith('.t.sol'))
  const helpers = readTests(inherited.map(readText).join('\n'))
  const pairs = filesUnder('test', '.tree').map((path) => readPair(path, helpers))
  const problems = findProblems(pairs, wantedOf(contracts, sources))
  for (const problem of problems) console.error(problem)
  if (problems.length !== 0) process.exitCode = 1
}
