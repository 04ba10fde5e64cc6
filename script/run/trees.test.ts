import { expect, test } from 'vitest'
import { findProblems, type Pair, wantedOf } from './trees.ts'
import { readTests, readTrees } from './trees-read.ts'

const tree = `Purse.pay
├── given the purse is shut
│   └── it reverts with Purse_Shut (test_RevertWhen_Shut)
└── when the amount is good
    ├── it moves the money (test_Pay, testFuzz_Pay)
    └── it emits Paid (test_Pay)
`

const solidity = `contract PurseTest is Test {
    function test_RevertWhen_Shut() public {
        _refused(1);
    }

    function test_Pay() public {
        emit Paid(1);
    }

    function testFuzz_Pay(uint256 amount) public {
        purse.pay(amount);
    }

    function _refused(uint256 amount) private {
        vm.expectRevert(Purse_Shut.selector);
        purse.pay(amount);
    }
}
`

const helpers = readTests('    function _shut() public {\n        Purse_Shut;\n    }\n')

const purseAbi = [
  { type: 'constructor', stateMutability: 'nonpayable' },
  { type: 'function', name: 'pay', stateMutability: 'nonpayable' },
  { type: 'function', name: 'paid', stateMutability: 'view' },
  { type: 'error', name: 'Purse_Shut' },
  { type: 'event', name: 'Paid' },
]
const sources = new Map([
  [
    'contracts/interfaces/IPurse.sol',
    'interface IPurse {\n    event Paid(uint256 a);\n    error Purse_Shut();\n    function pay(uint256 a)\n        external;\n}\n',
  ],
])
const wanted = wantedOf({ Purse: purseAbi }, sources)

function pairOf(trees: string, tests: string | undefined = solidity): Pair {
  return { name: 'test/Purse', trees: readTrees(trees), tests: readTests(tests), helpers }
}

function problemsOf(trees: string, tests?: string): string[] {
  return findProblems([pairOf(trees, tests)], wanted)
}

test('finds nothing wrong with a whole tree', () => {
  expect(problemsOf(tree)).toEqual([])
})

test('wants a tree for every function that changes state, and one only', () => {
  const more = { Purse: [...purseAbi, { type: 'receive', stateMutability: 'payable' }] }
  expect(findProblems([pairOf(tree)], wantedOf(more, sources))).toEqual([
    'Purse.receive changes state and has no tree',
  ])
  expect(problemsOf(`${tree}\n${tree}`)).toEqual([
    'test/Purse.tree: Purse.pay has a tree in test/Purse.tree too',
  ])
  const lock = new Map([
    ...sources,
    ['contracts/interfaces/ILock.sol', '    function shut() external;'],
  ])
  expect(findProblems([pairOf(tree)], wantedOf({ Purse: purseAbi }, lock))).toEqual([
    'Lock.shut changes state and has no tree',
  ])
})

test('knows a root that is about no function from a topic', () => {
  expect(problemsOf(`${tree}\nPurse.pray\n└── it helps (test_Pay)\n`)).toEqual([
    'test/Purse.tree: there is no function Purse.pray',
  ])
  expect(problemsOf(`${tree}\nPurses\n└── it helps (test_Pay)\n`)).toEqual([
    'test/Purse.tree: a tree is about Contract.function or words, not Purses',
  ])
  expect(problemsOf(`${tree}\nPurses in the rain\n└── it helps (test_Pay)\n`)).toEqual([])
})

test('wants every leaf to name a test, and every test to be named', () => {
  expect(problemsOf(tree.replace('test_Pay, testFuzz_Pay', 'test_Pays, _refused'))).toEqual([
    'test/Purse.tree: Purse.pay names a test that does not exist: test_Pays',
    'test/Purse.tree: Purse.pay names a test that does not exist: _refused',
    'test/Purse.tree: no branch names the test testFuzz_Pay',
  ])
  const alone = { ...pairOf(tree), tests: undefined }
  expect(findProblems([alone], wanted)).toEqual([
    'test/Purse.tree: there is no test/Purse.t.sol beside it',
  ])
})

test('wants every error and event to end a branch of its contract', () => {
  const topic = `${tree}\nPurses in the rain\n└── it emits Paid (test_Pay)\n`
  expect(problemsOf(topic.replace('    └── it emits Paid', '    └── it pays'))).toEqual([
    'no branch ends with Purse: it emits Paid',
  ])
  expect(problemsOf(tree.replace('reverts with Purse_Shut', 'reverts'))).toEqual([
    'no branch ends with Purse: it reverts with Purse_Shut',
  ])
})

test('wants a test to speak of the error that it is said to prove, if by a helper', () => {
  expect(problemsOf(tree, solidity.replace('_refused(1)', 'purse.pay(1)'))).toEqual([
    'test/Purse.tree: Purse.pay: test_RevertWhen_Shut says nothing of Purse_Shut',
  ])
  expect(problemsOf(tree, solidity.replace('_refused(1)', '_shut()'))).toEqual([])
})

test('says which line is drawn or worded wrongly', () => {
  const problemsIn = (text: string) => readTrees(text).problems
  expect(problemsIn(tree.replace('    ├── it moves', '    └── it moves'))).toEqual([
    'line 5 should be drawn as:     ├── it moves the money (test_Pay, testFuzz_Pay)',
  ])
  expect(problemsIn(tree.replace('    ├── it moves', '            ├── it moves'))).toEqual([
    expect.stringMatching(/^line 5 is no branch of the tree above it: ├── it moves the money/),
  ])
  expect(problemsIn(tree.replace('given the purse', 'the purse'))).toEqual([
    'a condition begins with "when" or "given": the purse is shut',
  ])
  expect(problemsIn(tree.replace(' (test_RevertWhen_Shut)', ''))).toEqual([
    'a leaf begins with "it" and ends with its tests in brackets: it reverts with Purse_Shut',
  ])
})
