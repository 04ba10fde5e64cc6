import { expect, test } from 'vitest'
import { GENRES } from './music/types.ts'
import { accounts, artists, listeners, namedSplits, type SplitPlan, songs } from './roster.ts'

const plans = new Map<string, SplitPlan>([
  ...namedSplits.map(({ slug, plan }) => [slug, plan] as const),
  ...songs.map(({ slug, split }) => [slug, split] as const),
])
const payees = new Set([...artists, ...accounts].map(({ slug }) => slug))

test('holds enough artists, songs, genres and listeners, each named once', () => {
  expect(artists.length).toBeGreaterThanOrEqual(6)
  expect(songs.length).toBeGreaterThanOrEqual(18)
  expect(new Set(songs.map((song) => song.genre)).size).toBe(GENRES.length)
  expect(new Set(listeners).size).toBe(20)
  for (const list of [songs, artists, accounts]) {
    expect(new Set(list.map(({ slug }) => slug)).size).toBe(list.length)
  }
  const slugs = [...songs, ...artists, ...accounts, ...namedSplits].map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(slugs.length)
})

test('songs belong to artists, have credits and a price', () => {
  for (const song of songs) {
    expect(artists.map(({ slug }) => slug)).toContain(song.artistSlug)
    expect(song.credits.length).toBeGreaterThan(0)
    expect(song.price).toBeGreaterThanOrEqual(0n)
    expect(song.price).toBeLessThanOrEqual(10_000n)
    expect(song.slug).toMatch(/^[a-z0-9-]+$/)
  }
  const free = songs.filter((song) => song.price === 0n)
  expect(free.length).toBeGreaterThanOrEqual(1)
  expect(free.length).toBeLessThanOrEqual(2)
  for (const { slug } of artists) {
    expect(songs.filter((song) => song.artistSlug === slug).length).toBeGreaterThanOrEqual(2)
  }
})

test('splits that stand on their own belong to artists', () => {
  for (const { controller } of namedSplits) {
    expect(artists.map(({ slug }) => slug)).toContain(controller)
  }
})

test.each([...plans])('split %s shares out everything, to recipients that exist', (_, plan) => {
  plan.forEach((tranche, index) => {
    const total = tranche.shares.reduce((sum, { share }) => sum + share, 0)
    expect(total).toBe(1_000_000)
    for (const { recipient, share } of tranche.shares) {
      expect(Number.isInteger(share) && share > 0).toBe(true)
      if (typeof recipient === 'string') expect(payees).toContain(recipient)
      else expect(namedSplits.map(({ slug }) => slug)).toContain(recipient.split)
    }
    const recipients = tranche.shares.map(({ recipient }) => JSON.stringify(recipient))
    expect(new Set(recipients).size).toBe(recipients.length)
    // Only the last tranche has no end, and ends only grow.
    if (index === plan.length - 1) expect(tranche.upTo).toBeUndefined()
    else expect(tranche.upTo).toBeGreaterThan(plan[index - 1]?.upTo ?? 0n)
  })
})

test('shows every kind of split: alone, two, four, recouping, nested', () => {
  const all = songs.map((song) => song.split)
  const sizes = all.filter((plan) => plan.length === 1).map((plan) => plan[0]?.shares.length)
  expect(sizes).toEqual(expect.arrayContaining([1, 2, 4]))
  const recouping = all.find((plan) => plan.length === 2)
  expect(recouping?.[0]).toMatchObject({ upTo: 5_000_000n })
  expect(recouping?.map((tranche) => tranche.shares[0]?.share)).toEqual([800_000, 200_000])
  const nested = all.flat().flatMap((tranche) => tranche.shares)
  expect(nested.some(({ recipient }) => typeof recipient !== 'string')).toBe(true)
})
