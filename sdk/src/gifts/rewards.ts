/** What a free listen to a song earns its listener; amounts are thousandths of a CGC. */
export type RewardTerms = {
  /** For one listen, at most 65,535. */
  perListen: number
  /** Once, for the first listen of each of the first listeners, at most 65,535. */
  bonus: number
  /** How many listeners more the bonus is for, at most 16,777,215. */
  bonusesLeft: number
  /** Tenths that `perListen` is multiplied by from a listener's sixth listen on: 10 is the same, 50 five times as much. */
  multiplier: number
}

/** Free listens earn nothing. */
export const noRewards: RewardTerms = { perListen: 0, bonus: 0, bonusesLeft: 0, multiplier: 0 }

/** The smallest units of CGC, an ERC-20 with 18 decimals, in one thousandth of it. */
export const MILLI_CGC = 10n ** 15n
