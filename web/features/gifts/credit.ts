import { formatCredit } from '@stave/sdk'

/** What free listens to a song earn. Amounts in thousandths of a CGC; the multiplier in tenths. */
export type RewardOffer = {
  perListen: number
  bonus: number
  bonusesLeft: number
  multiplier: number
}

/** Whether free listens to the song earn anything. */
export function isRewarding({ perListen, bonus, bonusesLeft }: RewardOffer): boolean {
  return perListen > 0 || (bonus > 0 && bonusesLeft > 0)
}

/**
 * What free listens earn, in sentences.
 *
 * @example
 * rewardWords({ perListen: 500, bonus: 0, bonusesLeft: 0, multiplier: 20 })
 * // ['Each free listen earns you 0.5 CGC.', 'From your sixth listen on it is 1 CGC.']
 */
export function rewardWords(offer: RewardOffer): string[] {
  const { perListen, bonus, bonusesLeft, multiplier } = offer
  const words: string[] = []
  if (perListen > 0) words.push(`Each free listen earns you ${formatCredit(perListen)}.`)
  if (perListen > 0 && multiplier > 10) {
    words.push(`From your sixth listen on it is ${formatCredit((perListen * multiplier) / 10)}.`)
  }
  if (bonus > 0 && bonusesLeft > 0) {
    const whom =
      bonusesLeft === 1 ? 'The next new listener gets' : `The next ${bonusesLeft} new listeners get`
    words.push(`${whom} ${formatCredit(bonus)} on top.`)
  }
  return words
}

/** What still fits under the daily cap, in thousandths of a CGC. */
export function leftToday(
  earnings: { day: number; today: number },
  dailyCap: number,
  now: number,
): number {
  const today = earnings.day === Math.floor(now / 86_400) ? earnings.today : 0
  return Math.max(0, dailyCap - today)
}
