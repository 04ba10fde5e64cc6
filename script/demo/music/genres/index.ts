import type { Score } from '../composition/score.ts'
import type { Genre, SongSpec } from '../types.ts'
import { composeAmbient } from './ambient.ts'
import { composeChamber } from './chamber.ts'
import { composeDrumAndBass } from './drum-and-bass.ts'
import { composeDub } from './dub.ts'
import { composeFolk } from './folk.ts'
import { composeHouse } from './house.ts'
import { composeJazz } from './jazz.ts'
import { composeLofi } from './lofi.ts'
import { composeSynthwave } from './synthwave.ts'

/** Who writes the score of each genre. */
export const composers: Record<Genre, (spec: SongSpec) => Score> = {
  ambient: composeAmbient,
  'lo-fi': composeLofi,
  house: composeHouse,
  folk: composeFolk,
  synthwave: composeSynthwave,
  jazz: composeJazz,
  'drum & bass': composeDrumAndBass,
  chamber: composeChamber,
  dub: composeDub,
}
