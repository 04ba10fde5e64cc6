import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { artists, songs } from '../roster.ts'
import { artistArtwork, songArtwork } from './index.ts'

const digest = (data: Buffer) => createHash('sha256').update(data).digest('hex')

test('every song has a cover of its own, square and not flat', { timeout: 120_000 }, async () => {
  const seen = new Set<string>()
  for (const song of songs) {
    const cover = await songArtwork(song)
    const image = sharp(cover)
    expect(await image.metadata()).toMatchObject({ format: 'webp', width: 1200, height: 1200 })
    const { entropy } = await image.stats()
    expect(entropy).toBeGreaterThan(3)
    expect(cover.length).toBeLessThan(600_000)
    seen.add(digest(cover))
  }
  expect(seen.size).toBe(songs.length)
})

test('the same spec paints the same picture, another seed another', {
  timeout: 60_000,
}, async () => {
  const [song] = songs
  if (!song) throw new Error('The roster is empty.')
  const here = digest(await songArtwork(song))
  expect(digest(await songArtwork({ ...song }))).toBe(here)
  expect(digest(await songArtwork({ ...song, seed: song.seed + 2 }))).not.toBe(here)
})

test('every artist has a portrait', { timeout: 60_000 }, async () => {
  const pictures = await Promise.all(artists.map(artistArtwork))
  for (const picture of pictures) {
    expect(await sharp(picture).metadata()).toMatchObject({
      format: 'webp',
      width: 600,
      height: 600,
    })
  }
  expect(new Set(pictures.map(digest)).size).toBe(artists.length)
})
