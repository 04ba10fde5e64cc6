/**
 * The limits of everything that is measured, each in the unit of its bench; a value above its limit fails the tests.
 * An operation over many plays is measured, and limited, per play.
 */
export const limits = {
  /** Gas of a whole transaction, by the name of its snapshot in test/gas. */
  gas: {
    'pay, 2 recipients': { limit: 56_000 },
    'pay, 100 recipients': { limit: 56_000 },
    tip: { limit: 56_000 },
    'withdraw again': { limit: 54_000 },
    'create with 4 recipients': { limit: 165_000 },
    register: { limit: 130_000 },
    'open with permit and key': { limit: 140_000 },
    'direct play': { limit: 65_000 },
    'settle 1 tab, 1 play': { limit: 95_000 },
    'settle 100 tabs, 300 plays of 60 songs out of 1,000': { limit: 420, plays: 30_000 },
    'settle 100 tabs, 300 plays of 60 songs out of 100': { limit: 220, plays: 30_000 },
    'settle 100 tabs, 20 plays of 10 songs out of 1,000': { limit: 4_200, plays: 2_000 },
  } as Record<string, { limit: number; plays?: number }>,

  /** Bytes of a contract's runtime code: EIP-170 allows 24,576, and every contract stays below. */
  contractSize: 24_575,

  /** Per cent of contracts/ that tests must reach, at least. */
  coverage: { lines: 98, branches: 95 },
}
