import { catalogAbi } from '@stave/sdk/abis'
import { encodeLines } from '@stave/sdk/actions'
import { plainSplit, TOTAL_SHARES } from '@stave/sdk/splits'
import { type Hex, parseEventLogs } from 'viem'
import type { DemoSong } from '../roster.ts'
import type { Recordings } from './audio.ts'
import { hour, minute, yearDays } from './calendar.ts'
import { bioOf, type Publisher } from './publishing.ts'
import { createSplitStep, tranchesOf } from './splits.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** The slug under which the gateway's own split is remembered. */
export const storefrontSplit = 'storefront'

/** A step in which everyone publishes a profile: the artists with a picture. */
export function profileStep(story: Story, publisher: Publisher): Step {
  const { calendar, contracts, roster, wallets } = story
  const people = [
    ...roster.artists.map((artist) => ({
      from: walletOf(wallets.earners, artist.slug),
      name: artist.name,
      publish: () => publisher.artist(artist),
    })),
    ...roster.accounts.map(({ slug, name, role }) => ({
      from: walletOf(wallets.earners, slug),
      name,
      publish: () => publisher.person(name, bioOf[role]),
    })),
    ...roster.listeners.map((name) => ({
      from: walletOf(wallets.listeners, name),
      name,
      publish: () => publisher.person(name),
    })),
  ]
  return {
    at: calendar.at(-yearDays, hour),
    calls: () =>
      Promise.all(
        people.map(async ({ from, name, publish }) =>
          contracts.catalog(from, 'publishProfile', [await publish(), name], 200_000n),
        ),
      ),
  }
}

/** Steps for the splits that stand on their own: the gateway's, those that songs name, and those of patronage. */
export function sharedSplitSteps(story: Story): Step[] {
  const { calendar, contracts, gateway, ids, roster, wallets } = story
  const whole = [{ recipient: gateway.address, share: TOTAL_SHARES }]
  const storefront = createSplitStep(story, storefrontSplit, {
    at: calendar.at(-yearDays, hour + 10 * minute),
    controller: gateway,
    tranches: () => plainSplit(whole),
  })
  const named = roster.namedSplits.map(({ slug, plan, controller }, index) =>
    createSplitStep(story, slug, {
      at: calendar.at(-yearDays, 2 * hour + index * minute),
      controller: walletOf(wallets.earners, controller),
      tranches: () => tranchesOf(story, plan),
    }),
  )
  const setStorefront: Step = {
    at: calendar.at(-yearDays, hour + 11 * minute),
    calls: () => [contracts.tabs(gateway, 'setStorefront', [idOf(ids.splits, storefrontSplit)])],
  }
  return [storefront, setStorefront, ...named]
}

/**
 * Two steps for each song: its split, and a minute later its release. Songs that are not released yet are published
 * to IPFS from now on, each as soon as it is recorded.
 */
export function releaseSteps(story: Story, publisher: Publisher, recordings: Recordings): Step[] {
  const { calendar, history, roster, wallets } = story
  return roster.songs.flatMap((song, index) => {
    const at = calendar.releaseAt(index)
    const published = history.has(at)
      ? undefined
      : recordings.of(song.slug).then((recording) => publisher.song(song, recording))
    // Whoever waits for it is told; until then a failure must not end the process.
    published?.catch(() => {})
    return [
      createSplitStep(story, song.slug, {
        at: at - minute,
        controller: walletOf(wallets.earners, song.artistSlug),
        tranches: () => tranchesOf(story, song.split),
      }),
      releaseStep(story, song, at, async () => (await published) as Hex),
    ]
  })
}

function releaseStep(
  { contracts, ids, wallets }: Story,
  song: DemoSong,
  at: number,
  publish: () => Promise<Hex>,
): Step {
  const artist = walletOf(wallets.earners, song.artistSlug)
  const terms = {
    price: Number(song.price),
    releaseAt: at,
    lines: encodeLines(song.lines),
    patronTier: song.patronTier ?? 0,
    earlyAccessHours: 0,
  }
  return {
    at,
    calls: async () => {
      const split = idOf(ids.splits, song.slug)
      const args = [artist.address, await publish(), split, terms, song.title, song.genre] as const
      return [contracts.catalog(artist, 'register', args)]
    },
    learn: (logs) => {
      const [event] = parseEventLogs({ abi: catalogAbi, eventName: 'SongRegistered', logs })
      if (!event) throw new Error(`Releasing "${song.title}" logged no song.`)
      ids.songs.set(song.slug, event.args.song)
    },
  }
}
