/** One line of a branch tree: a condition with children, or what happens and the tests that prove it. */
export type Branch = { text: string; tests: string[]; children: Branch[] }

/** What is tested, `Contract.function` or a topic in words, and its branches. */
export type Tree = { root: string; branches: Branch[] }

/** A file's trees, and what is wrong with the way in which they are written. */
export type TreeFile = { trees: Tree[]; problems: string[] }

/** The Solidity functions of a test file by name; functions of one name count as one. */
export type TestFile = Map<string, string>

const branchLine = /^((?:│ {3}| {4})*)[├└]── (.+)$/u
const leafText = /^(it .+) \(([\w, ]+)\)$/

/** Reads the trees of a `.tree` file, which are parted by blank lines. */
export function readTrees(text: string): TreeFile {
  const trees: Tree[] = []
  const problems: string[] = []
  let path: Branch[][] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') {
      path = []
      continue
    }
    const [, indent, content] = branchLine.exec(line) ?? []
    if (content === undefined && path.length === 0) {
      const branches: Branch[] = []
      trees.push({ root: line, branches })
      path = [branches]
      continue
    }
    const siblings = path[(indent ?? '').length / 4]
    if (content === undefined || siblings === undefined) {
      problems.push(`line ${index + 1} is no branch of the tree above it: ${line.trim()}`)
      continue
    }
    const branch = readBranch(content)
    siblings.push(branch)
    path = [...path.slice(0, (indent ?? '').length / 4 + 1), branch.children]
  }
  for (const tree of trees) problems.push(...wordingProblems(tree.branches))
  const drawn = `${trees.map(drawTree).join('\n\n')}\n`
  if (problems.length === 0 && drawn !== text) problems.push(drawingProblem(text, drawn))
  return { trees, problems }
}

/** Every leaf of the branches, in their order. */
export function leavesOf(branches: Branch[]): Branch[] {
  return branches.flatMap((branch) =>
    branch.children.length === 0 ? [branch] : leavesOf(branch.children),
  )
}

/** Reads the functions of a Solidity file that is formatted as `forge fmt` does it. */
export function readTests(source: string): TestFile {
  const functions: TestFile = new Map()
  for (const [text, name = ''] of source.matchAll(/^ {4}function (\w+)\([\s\S]*?^ {4}}$/gm)) {
    functions.set(name, (functions.get(name) ?? '') + text)
  }
  return functions
}

/** Whether Foundry runs a function of this name as a test. */
export function isTest(name: string): boolean {
  return /^(test|invariant|statefulFuzz|table)/.test(name)
}

/** A function's own text and that of every function of the file that it calls, directly or not. */
export function reachableText(name: string, functions: TestFile): string {
  const reached = new Set([name])
  let text = ''
  for (const each of reached) {
    const own = functions.get(each) ?? ''
    text += own
    for (const [, called = ''] of own.matchAll(/\b(\w+)\(/g)) {
      if (functions.has(called)) reached.add(called)
    }
  }
  return text
}

function readBranch(content: string): Branch {
  const [, text, tests] = leafText.exec(content) ?? []
  if (text === undefined || tests === undefined) return { text: content, tests: [], children: [] }
  return { text, tests: tests.split(', '), children: [] }
}

function wordingProblems(branches: Branch[]): string[] {
  return branches.flatMap((branch) => {
    const inner = branch.children.length !== 0
    if (inner && !/^(when|given) /.test(branch.text)) {
      return [`a condition begins with "when" or "given": ${branch.text}`]
    }
    if (inner) return wordingProblems(branch.children)
    if (branch.tests.length !== 0) return []
    return [`a leaf begins with "it" and ends with its tests in brackets: ${branch.text}`]
  })
}

function drawTree({ root, branches }: Tree): string {
  return [root, ...draw(branches, '')].join('\n')
}

function draw(branches: Branch[], indent: string): string[] {
  return branches.flatMap(({ text, tests, children }, index) => {
    const last = index === branches.length - 1
    const proof = tests.length === 0 ? '' : ` (${tests.join(', ')})`
    const line = `${indent}${last ? '└' : '├'}── ${text}${proof}`
    return [line, ...draw(children, `${indent}${last ? ' ' : '│'}   `)]
  })
}

function drawingProblem(text: string, drawn: string): string {
  const wanted = drawn.split('\n')
  const lines = text.split('\n')
  const index = wanted.findIndex((line, at) => line !== lines[at])
  const at = index === -1 ? wanted.length : index
  return `line ${at + 1} should be drawn as: ${wanted[at] ?? 'nothing'}`
}
