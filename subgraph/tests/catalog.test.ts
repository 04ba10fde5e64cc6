import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { ada, bob, bytes32, fan, id, nobody, start } from './support/people.ts'
import { songRegistered, splitCreated } from './support/world.ts'

const ask = indexStory([
  { at: start, events: [splitCreated(1)] },
  {
    at: start + 60,
    events: [
      emit.Catalog.Transfer!({ from: nobody, to: ada, tokenId: 1 }),
      songRegistered(1, { title: 'Blue Hour', genre: 'Ambient' }),
      songRegistered(2, { title: 'Glass Tide', genre: ' AMBIENT ' }),
      songRegistered(3, { title: 'Blue Train, Late', genre: 'Jazz' }),
    ],
  },
  {
    at: start + 120,
    events: [
      emit.Catalog.ProfilePublished!({ artist: ada, metadata: bytes32(77), name: 'Ada Quist' }),
      emit.Catalog.TermsSet!({
        song: 2,
        terms: {
          price: 2n ** 48n - 1n,
          releaseAt: 2n ** 40n - 1n,
          lines: 5,
          patronTier: 2,
          earlyAccessHours: 65_535,
        },
      }),
      emit.Catalog.MetadataSet!({
        song: 2,
        metadata: bytes32(22),
        title: 'Glass Tide (Live)',
        genre: 'Jazz',
      }),
      emit.Catalog.SuspensionSet!({ song: 2, suspended: true }),
      emit.Catalog.Transfer!({ from: ada, to: bob, tokenId: 2 }),
      // Songs that do not exist, one with a number beyond 32 bits.
      emit.Catalog.TermsSet!({
        song: 9,
        terms: { price: 1, releaseAt: 1, lines: 1, patronTier: 1, earlyAccessHours: 1 },
      }),
      emit.Catalog.Transfer!({ from: ada, to: bob, tokenId: 2n ** 255n + 9n }),
      emit.Catalog.SuspensionSet!({ song: 1, suspended: true }),
      emit.Catalog.SuspensionSet!({ song: 1, suspended: false }),
    ],
  },
])

test('a song is registered with its terms, its artist and its genre', async () => {
  expect(
    await ask(`{ song(id: "${id(1)}") {
      number owner title genreName price releaseAt lines suspended plays score registeredAt
      artist { id name songCount firstSong { id } } split { id } genre { name songs }
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
      artist: { id: ada, name: 'Ada Quist', songCount: 3, firstSong: { id: id(1) } },
      split: { id: id(1) },
      genre: { name: 'Ambient', songs: 1 },
      metadataDigest: bytes32(1),
      metadataCid: 'bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaae',
      metadata: null,
    },
  })
})

test('terms, metadata, suspension and owner of a song change, and each change is kept', async () => {
  expect(
    await ask(`{
      song(id: "${id(2)}") {
        title genreName genre { name songs } price releaseAt lines patronTier earlyAccessHours suspended
        artist { id } owner metadataDigest
      }
      termsChanges(where: { song: "${id(2)}" }, orderBy: timestamp) { price lines }
      metadataChanges(where: { song: "${id(2)}" }, orderBy: timestamp) { title metadataDigest }
      suspensionChanges(orderBy: id) { song { number } }
      songTransfers { song { number } from to }
    }`),
  ).toEqual({
    song: {
      title: 'Glass Tide (Live)',
      genreName: 'Jazz',
      genre: { name: 'Jazz', songs: 2 },
      price: '281474976710655',
      releaseAt: '1099511627775',
      lines: 5,
      patronTier: 2,
      earlyAccessHours: 65_535,
      suspended: true,
      artist: { id: ada },
      owner: bob,
      metadataDigest: bytes32(22),
    },
    termsChanges: [
      { price: '10000', lines: 31 },
      { price: '281474976710655', lines: 5 },
    ],
    metadataChanges: [
      { title: 'Glass Tide', metadataDigest: bytes32(2) },
      { title: 'Glass Tide (Live)', metadataDigest: bytes32(22) },
    ],
    suspensionChanges: expect.arrayContaining([1, 1, 2].map((number) => ({ song: { number } }))),
    songTransfers: [{ song: { number: 2 }, from: ada, to: bob }],
  })
})

test('a profile names an artist', async () => {
  expect(
    await ask(`{
      artist(id: "${ada}") { name profileDigest profile { id } registeredAt }
      profileChanges { artist { id } name profileDigest }
    }`),
  ).toEqual({
    artist: {
      name: 'Ada Quist',
      profileDigest: bytes32(77),
      profile: null,
      registeredAt: String(start + 60),
    },
    profileChanges: [{ artist: { id: ada }, name: 'Ada Quist', profileDigest: bytes32(77) }],
  })
})

test('songs are found by words of title and genre, artists by words of their names', async () => {
  expect(
    await ask(`{
      both: songSearch(text: "blue & jazz") { number }
      prefix: songSearch(text: "gla:*") { number }
      artistSearch(text: "quist") { id }
      none: artistSearch(text: "${fan.slice(2, 8)}") { id }
    }`),
  ).toEqual({
    both: [{ number: 3 }],
    prefix: [{ number: 2 }],
    artistSearch: [{ id: ada }],
    none: [],
  })
})
