/** What a page depends on, besides the browser. */
export type Part = 'site' | 'index' | 'chain' | 'database' | 'ipfs'

type Words = {
  /** What is wrong. */
  problem: string
  /** What that holds up. */
  effect: string
}

/** What to tell a person of a part that does not answer. */
export const outageWords: Record<Part, Words> = {
  site: { problem: 'Stave cannot be reached.', effect: 'Check the connection.' },
  index: {
    problem: 'The index does not answer.',
    effect: 'Songs, splits and numbers cannot be read for now.',
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
