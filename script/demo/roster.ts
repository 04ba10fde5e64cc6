/** Everything the demo is populated with; all of it is invented. */
export { type Account, accounts, artists, type DemoArtist, listeners } from './people.ts'
export { type DemoSong, songs } from './songs.ts'
export {
  type NamedSplit,
  namedSplits,
  type PlannedRecipient,
  type PlannedShare,
  type PlannedTranche,
  type SplitPlan,
} from './splits.ts'
