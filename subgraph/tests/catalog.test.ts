import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { ada, bytes32, id, nobody, start } from './support/people.ts'
import { songRegistered, splitCreated } from './support/world.ts'

const ask = indexStory([
  { at: start, events: [splitCreated(1)] },
  {
    at: start + 60,
    events: [
      emit.Catalog.Transfer!({ from: nobody, to: ada, tokenId: 1 }),
      songRegistered(1, { title: 'Blue Hour', genre: 'Ambient' }),
      songRegistered(2, { title: 'Glass Tide', genre: ' AMBIENT ' }),
    ],
  },
])

test('a song is registered with its terms, its artist and its genre', async () => {
  expect(
    await ask(`{ song(id: "${id(1)}") {
      number owner title genreName price releaseAt lines suspended plays score registeredAt
      artist { id songCount firstSong { id } } split { id } genre { name songs }
      metadataDigest metadataCid metadata { id }
    } }`),
  ).toEqual({
    song: {
      number: 1,
      owner: ada,
      title: 'Blue Hour',
      genreName: 'Ambient',
      price: '10000',
      releaseAt: '1700000000',
      lines: 31,
      suspended: false,
      plays: '0',
      score: '0',
      registeredAt: String(start + 60),
      artist: { id: ada, songCount: 2, firstSong: { id: id(1) } },
      split: { id: id(1) },
      genre: { name: 'Ambient', songs: 2 },
      metadataDigest: bytes32(1),
      metadataCid: 'bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaae',
      metadata: null,
    },
  })
})
