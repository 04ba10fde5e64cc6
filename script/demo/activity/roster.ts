import type { Account, DemoArtist, DemoSong, NamedSplit } from '../roster.ts'

/** Everyone and everything that the demo is made of. */
export type DemoRoster = {
  artists: readonly DemoArtist[]
  accounts: readonly Account[]
  songs: readonly DemoSong[]
  namedSplits: readonly NamedSplit[]
  /** Names. */
  listeners: readonly string[]
}
