import { expect, test } from 'vitest'
import { indexStory } from './support/index-story.ts'
import { day, start } from './support/people.ts'
import { songRegistered, splitCreated, tabSettled } from './support/world.ts'

const halfLife = 13.5 * day
const farAway = start + 2_000 * halfLife

const ask = indexStory([
  {
    at: start - day,
    events: [splitCreated(1), ...[1, 2, 3, 4].map((song) => songRegistered(song))],
  },
  // Before the scale begins: as if made on its first day.
  { at: start - 60, events: [tabSettled(1, [{ song: 1, plays: 3, amount: 30_000 }])] },
  {
    at: start + halfLife,
    events: [
      tabSettled(2, [{ song: 2, plays: 2, amount: 20_000 }]),
      // Nobody paid for these and nobody attested them.
      tabSettled(3, [{ song: 1, kind: 'gift', plays: 1000 }]),
      // One play's price, for many plays.
      tabSettled(4, [{ song: 3, plays: 1000, amount: 10_000 }]),
    ],
  },
  { at: start + 1.5 * halfLife, events: [tabSettled(5, [{ song: 3, plays: 1, amount: 10_000 }])] },
  { at: farAway, events: [tabSettled(6, [{ song: 4, plays: 1, amount: 10_000 }])] },
])

type Scored = { number: number; score: string }

test('a play weighs twice as much for each half-life that it came later', async () => {
  const { songs } = (await ask('{ songs(orderBy: number) { number score } }')) as {
    songs: Scored[]
  }
  const scores = songs.slice(0, 3).map(({ score }) => Number(score))
  expect(scores[0]).toBe(3)
  expect(scores[1]).toBe(4)
  expect(scores[2]).toBeCloseTo(2 + 2 ** 1.5, 6)
})

test('ordering by the stored score is what is trending', async () => {
  const { songs } = (await ask('{ songs(orderBy: score, orderDirection: desc) { number } }')) as {
    songs: Scored[]
  }
  expect(songs.map(({ number }) => number)).toEqual([4, 3, 2, 1])
})

test('a play decades ahead neither stops indexing nor loses its score', async () => {
  const { songs } = (await ask('{ songs(where: { number: 4 }) { score } }')) as { songs: Scored[] }
  expect(Math.log2(Number(BigInt(songs[0]?.score ?? 0) >> 1_000n))).toBeCloseTo(1_000, 6)
})
