import { getLane, getLedger, getWithdrawable } from '@stave/sdk/actions'
import { recipientsOf, splitRecipient, type Tranche } from '@stave/sdk/splits'
import type { Address } from 'viem'
import type { DemoSong, SplitPlan } from '../roster.ts'
import { day, hour, minute } from './calendar.ts'
import type { Call } from './history.ts'
import type { Listening } from './listening.ts'
import { pays, tranchesOf } from './splits.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** Steps in which earners withdraw, a listener takes the deposit back, and shares change. */
export function earningSteps(story: Story, listening: Listening): Step[] {
  return [
    ...withdrawalSteps(story),
    ...nestedSteps(story),
    feeStep(story),
    ...noticeSteps(story, listening),
    ...changeSteps(story),
  ]
}

/** The day after this part of all days, 0 to 1. */
function dayAt({ calendar }: Story, part: number): number {
  return 1 + Math.floor(part * (calendar.days - 1))
}

/** Four times, a part of the earners withdraw all that they have earned. */
function withdrawalSteps(story: Story): Step[] {
  const { calendar, contracts, ids, roster, wallets } = story
  const slugs = [...wallets.earners.keys()]
  return [0.3, 0.5, 0.7, 0.9].map((part, round) => ({
    at: calendar.at(dayAt(story, part), 18 * hour + round * minute),
    calls: async () => {
      const turn = slugs.filter((_, index) => index % 3 === round % 3)
      const splits = [...roster.songs, ...roster.namedSplits].flatMap(
        ({ slug }) => ids.splits.get(slug) ?? [],
      )
      const calls = await Promise.all(
        turn.map(async (slug): Promise<Call[]> => {
          const from = walletOf(wallets.earners, slug)
          const full = await filled(story, splits, from.address)
          if (full.length === 0) return []
          return [contracts.splits(from, 'withdrawBatch', [full, from.address], 2_000_000n)]
        }),
      )
      return calls.flat()
    },
  }))
}

/** What songs owe to a split that they name is passed on to it. */
function nestedSteps(story: Story): Step[] {
  const { calendar, contracts, ids, roster, wallets } = story
  const recipients = roster.namedSplits.map(({ slug }) => slug)
  return [0.4, 0.8].map((part, round) => ({
    at: calendar.at(dayAt(story, part), 17 * hour + round * minute),
    calls: async () => {
      const calls = await Promise.all(
        roster.songs.map(async (song): Promise<Call[]> => {
          const split = ids.splits.get(song.slug)
          const nested = recipients.find((slug) => pays(song.split, slug))
          if (split === undefined || nested === undefined) return []
          const recipient = splitRecipient(idOf(ids.splits, nested))
          if ((await filled(story, [split], recipient)).length === 0) return []
          const artist = walletOf(wallets.earners, song.artistSlug)
          return [contracts.splits(artist, 'withdraw', [split, recipient])]
        }),
      )
      return calls.flat()
    },
  }))
}

/** The protocol's fees go to the treasury's split; anyone may do that, and the gateway does. */
function feeStep(story: Story): Step {
  const { calendar, contracts, gateway, history } = story
  return {
    at: calendar.at(dayAt(story, 0.85), 16 * hour),
    calls: async () => {
      const { fees } = await getLedger(history.client)
      return fees === 0n ? [] : [contracts.splits(gateway, 'collectFees', [])]
    },
  }
}

/** Who leaves takes the deposit back, a day after the notice; on the last day another listener gives notice of half. */
function noticeSteps(story: Story, { days, leaver }: Listening): Step[] {
  const { calendar, contracts, gateway, history, wallets } = story
  const balanceOf = async (listener: Address) =>
    (await getLane(history.client, { listener, gateway: gateway.address })).balance
  const notice = (name: string, at: number, share: bigint): Step => ({
    at,
    calls: async () => {
      const from = walletOf(wallets.listeners, name)
      const amount = (await balanceOf(from.address)) / share
      return amount === 0n ? [] : [contracts.tabs(from, 'giveNotice', [gateway.address, amount])]
    },
  })
  const steps: Step[] = []
  if (leaver) {
    const leave = calendar.at(leaver.day + 1, 9 * hour)
    steps.push(notice(leaver.listener, leave, 1n), {
      at: leave + day + hour,
      calls: async () => {
        const from = walletOf(wallets.listeners, leaver.listener)
        if ((await balanceOf(from.address)) === 0n) return []
        return [contracts.tabs(from, 'withdraw', [from.address, gateway.address])]
      },
    })
  }
  const lastTab = days.at(-1)?.tabs.at(-1)
  if (lastTab) {
    // After the last settlement, so that the plays it pays for are safe.
    const at = calendar.at(calendar.days + 1, -10 * minute)
    steps.push(notice(lastTab.listener, at, 2n))
  }
  return steps
}

/**
 * Two changes of shares: in one song the artist gives a part of the own share away, which takes effect at once; in
 * another an engineer is to have a part of both shares, which waits for the other one to accept.
 */
function changeSteps(story: Story): Step[] {
  const { calendar, contracts, ids, roster, wallets } = story
  const [first, ...others] = roster.songs.filter(isDuo)
  const engineer = roster.accounts.find(({ role }) => role === 'engineer')
  const last = engineer && others.findLast(({ split }) => !pays(split, engineer.slug))
  const steps: Step[] = []
  if (first) {
    const at = calendar.at(dayAt(story, 0.6), 14 * hour)
    const artist = walletOf(wallets.earners, first.artistSlug)
    const before = () => tranchesOf(story, first.split)
    const after = () => tranchesOf(story, giveAway(first))
    steps.push(propose(story, first, at, after), {
      at: at + minute,
      calls: () => [
        contracts.splits(
          artist,
          'applyChange',
          [idOf(ids.splits, first.slug), after(), recipientsOf(before(), after())],
          2_000_000n,
        ),
      ],
    })
  }
  if (last) {
    const at = calendar.at(calendar.days, 15 * hour)
    const after = () => tranchesOf(story, addThird(last.split, engineer.slug))
    steps.push(propose(story, last, at, after))
  }
  return steps
}

function propose(
  { contracts, ids, wallets }: Story,
  song: DemoSong,
  at: number,
  tranches: () => Tranche[],
): Step {
  const artist = walletOf(wallets.earners, song.artistSlug)
  return {
    at,
    calls: () => [
      contracts.splits(
        artist,
        'proposeChange',
        [idOf(ids.splits, song.slug), at + 30 * day, tranches()],
        1_000_000n,
      ),
    ],
  }
}

/** Whether two share all of a song's income, the artist among them. */
function isDuo({ artistSlug, split }: DemoSong): boolean {
  const [only, second] = split
  return second === undefined && only?.shares.length === 2 && pays(split, artistSlug)
}

/** The artist gives 2 % of the whole to the other one. */
function giveAway({ artistSlug, split }: DemoSong): SplitPlan {
  return split.map((tranche) => ({
    ...tranche,
    shares: tranche.shares.map(({ recipient, share }) => ({
      recipient,
      share: recipient === artistSlug ? share - 20_000 : share + 20_000,
    })),
  }))
}

/** A third one gets 5 % of the whole, half of it from each. */
function addThird(split: SplitPlan, third: string): SplitPlan {
  return split.map((tranche) => ({
    ...tranche,
    shares: [
      ...tranche.shares.map(({ recipient, share }) => ({ recipient, share: share - 25_000 })),
      { recipient: third, share: 50_000 },
    ],
  }))
}

/** Those of the splits in which something waits for `recipient`. */
async function filled(
  { history }: Story,
  splits: readonly number[],
  recipient: Address,
): Promise<number[]> {
  const amounts = await Promise.all(
    splits.map((split) => getWithdrawable(history.client, { split, recipient })),
  )
  return splits.filter((_, index) => amounts[index] !== 0n)
}
