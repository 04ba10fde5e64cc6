import type { LocalAccount } from 'viem'
import { deriveWallets, walletOf } from '../../../script/demo/activity/wallets.ts'
import type { DemoSong } from '../../../script/demo/roster.ts'
import { accounts, artists, listeners, namedSplits, songs } from '../../../script/demo/roster.ts'

const wallets = deriveWallets({ accounts, artists, listeners, namedSplits, songs })

/** The account of a demo artist, or of somebody else who earns in the demo. */
export function earner(slug: string): LocalAccount {
  return walletOf(wallets.earners, slug)
}

/** A priced song of the demo that pays its artist alone. */
export const soloSong = pick((song) => recipientsOf(song).join() === song.artistSlug)

/** A priced song of another artist, that pays several recipients. */
export const sharedSong = pick(
  (song) => song.artistSlug !== soloSong.artistSlug && recipientsOf(song).length > 1,
)

/** The accounts that a song pays, by the order of its plan. */
export function paidBy(song: DemoSong): LocalAccount[] {
  return recipientsOf(song).map(earner)
}

function pick(suits: (song: DemoSong) => boolean): DemoSong {
  const song = songs.find((one) => one.price > 0n && one.split.length === 1 && suits(one))
  if (!song) throw new Error('The demo has no such song.')
  return song
}

function recipientsOf({ split }: DemoSong): string[] {
  return split.flatMap(({ shares }) =>
    shares.map(({ recipient }) => (typeof recipient === 'string' ? recipient : recipient.split)),
  )
}
