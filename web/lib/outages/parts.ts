/** What a page depends on, besides the browser; the index may be there and still know too little. */
export type Part = 'site' | 'index' | 'index-behind' | 'chain' | 'database' | 'ipfs'

type Words = {
  /** What is wrong. */
  problem: string
  /** What that holds up. */
  effect: string
}

/** What to tell a person of a part that is not as it should be. */
export const outageWords: Record<Part, Words> = {
  site: { problem: 'Stave cannot be reached.', effect: 'Check the connection.' },
  index: {
    problem: 'The index does not answer.',
    effect: 'Songs, splits and numbers cannot be read for now.',
  },
  'index-behind': {
    problem: 'The index is catching up with the chain.',
    effect: 'Songs, splits and numbers may be missing until it has.',
  },
  chain: {
    problem: 'The chain does not answer.',
    effect: 'Balances and payments wait until it does.',
  },
  database: {
    problem: 'The gateway’s database does not answer.',
    effect: 'Signing in and paying for plays wait until it does.',
  },
  ipfs: {
    problem: 'IPFS does not answer.',
    effect: 'Audio, covers and uploads wait until it does.',
  },
}

/** The parts without which no more of a song comes, the likeliest cause first. */
const soundParts: readonly Part[] = ['site', 'ipfs', 'database', 'chain']

/** Why a song does not go on, as far as it is known. */
export function soundProblem(down: readonly Part[]): string | undefined {
  const part = soundParts.find((one) => down.includes(one))
  return part && outageWords[part].problem
}
