import { getGiftEarnings } from '@stave/sdk/actions'
import { zeroHash } from 'viem'
import { claims, rewards, rewardsSetOn, tips } from '../lines/gifts.ts'
import { hour, minute } from './calendar.ts'
import { byDay } from './days.ts'
import type { Call } from './history.ts'
import type { Publisher } from './publishing.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** Steps in which artists reward free listens, fans tip, and listeners claim what they have earned. */
export function giftSteps(story: Story, publisher: Publisher): Step[] {
  return [rewardStep(story), ...tipSteps(story, publisher), ...claimSteps(story)]
}

function rewardStep({ calendar, contracts, ids, roster, wallets }: Story): Step {
  return {
    at: calendar.at(rewardsSetOn, 13 * hour),
    calls: () =>
      rewards.flatMap(({ song: slug, ...terms }) => {
        const song = roster.songs.find((one) => one.slug === slug)
        if (!song) return []
        const artist = walletOf(wallets.earners, song.artistSlug)
        return [contracts.gifts(artist, 'setRewards', [idOf(ids.songs, slug), terms])]
      }),
  }
}

function tipSteps(story: Story, publisher: Publisher): Step[] {
  const { calendar, contracts, ids, roster, wallets } = story
  const present = tips.filter(
    ({ from, song }) =>
      roster.listeners.includes(from) && roster.songs.some(({ slug }) => slug === song),
  )
  return byDay(present).map(([on, given]) => ({
    at: calendar.at(on, 20 * hour),
    calls: () =>
      Promise.all(
        given.map(async ({ from, song, amount, message }) => {
          const words = message === undefined ? zeroHash : await publisher.message(message)
          const tipper = walletOf(wallets.listeners, from)
          return contracts.gifts(tipper, 'tip', [idOf(ids.songs, song), amount, words])
        }),
      ),
  }))
}

/** Who has earned nothing yet claims nothing. */
function claimSteps({ calendar, contracts, history, wallets }: Story): Step[] {
  return claims.map(({ on, listener: name }) => ({
    at: calendar.at(on, 20 * hour + 30 * minute),
    calls: async (): Promise<Call[]> => {
      const from = wallets.listeners.get(name)
      if (!from) return []
      const { unclaimed } = await getGiftEarnings(history.client, { listener: from.address })
      return unclaimed === 0n ? [] : [contracts.gifts(from, 'claim', [from.address])]
    },
  }))
}
