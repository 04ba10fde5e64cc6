import sharp from 'sharp'
import { createRandom } from '../music/random.ts'
import type { Genre, SongSpec } from '../music/types.ts'
import type { DemoArtist } from '../people.ts'
import { type Canvas, compose } from './canvas.ts'
import { palettes } from './palettes.ts'
import { paintPortrait } from './portraits.ts'
import { paintAmbient } from './scenes/ambient.ts'
import { paintChamber } from './scenes/chamber.ts'
import { paintDrumAndBass } from './scenes/drum-and-bass.ts'
import { paintDub } from './scenes/dub.ts'
import { paintFolk } from './scenes/folk.ts'
import { paintHouse } from './scenes/house.ts'
import { paintJazz } from './scenes/jazz.ts'
import { paintLofi } from './scenes/lofi.ts'
import { paintSynthwave } from './scenes/synthwave.ts'

const SONG_PIXELS = 1200
const ARTIST_PIXELS = 600
const GRAIN_PIXELS = 300

const painters: Record<Genre, (canvas: Canvas) => void> = {
  ambient: paintAmbient,
  'lo-fi': paintLofi,
  house: paintHouse,
  folk: paintFolk,
  synthwave: paintSynthwave,
  jazz: paintJazz,
  'drum & bass': paintDrumAndBass,
  chamber: paintChamber,
  dub: paintDub,
}

/** A tile of fine noise around middle grey: laid over a picture it looks like paper. */
function grain(seed: string, strength: number): Promise<Buffer> {
  const random = createRandom(`${seed}/grain`)
  const pixels = Buffer.alloc(GRAIN_PIXELS * GRAIN_PIXELS)
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = 128 + Math.round((random.next() + random.next() - 1) * strength)
  }
  const raw = { width: GRAIN_PIXELS, height: GRAIN_PIXELS, channels: 1 as const }
  return sharp(pixels, { raw }).toColourspace('srgb').png().toBuffer()
}

async function develop(svg: string, seed: string): Promise<Buffer> {
  const paper = await grain(seed, 46)
  return sharp(Buffer.from(svg))
    .composite([{ input: paper, tile: true, blend: 'soft-light' }])
    .webp({ quality: 84, effort: 1 })
    .toBuffer()
}

/** Paints the cover of a song: a WebP picture, 1200 pixels square. Same spec, same picture. */
export function songArtwork(spec: SongSpec): Promise<Buffer> {
  const choices = palettes[spec.genre]
  const palette = choices[Math.abs(spec.seed) % choices.length]
  if (!palette) throw new Error(`No palette for "${spec.genre}": add one to palettes.ts.`)
  const seed = `${spec.genre}/${spec.seed}/${spec.slug}`
  return develop(compose(seed, palette, SONG_PIXELS, painters[spec.genre]), seed)
}

/** Paints the picture of an artist: a WebP, 600 pixels square, readable when cropped to a circle. */
export function artistArtwork(artist: DemoArtist): Promise<Buffer> {
  const palette = palettes[artist.genre][0]
  if (!palette) throw new Error(`No palette for "${artist.genre}": add one to palettes.ts.`)
  const paint = (canvas: Canvas) => paintPortrait(canvas, artist.colour, artist.players)
  return develop(compose(artist.slug, palette, ARTIST_PIXELS, paint), artist.slug)
}
