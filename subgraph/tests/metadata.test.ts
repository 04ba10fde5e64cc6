import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { ada, bob, cleo, id, start } from './support/people.ts'
import { songRegistered, splitCreated } from './support/world.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const digest = (file: Uint8Array) => `0x${createHash('sha256').update(file).digest('hex')}`
const json = (value: unknown) => bytes(JSON.stringify(value))

const whole = json({
  type: 'song',
  version: 1,
  title: 'Blue Hour',
  artist: 'Ada Quist',
  description: 'Recorded at night. 🌒',
  genre: 'Ambient',
  bpm: 84,
  key: 'F# minor',
  isrc: 'USRC17607839',
  upc: '036000291452',
  license: 'CC-BY-4.0',
  language: 'en',
  explicit: true,
  duration: 212.48,
  artwork: { cid: 'bafkart', mime: 'image/png' },
  audio: { cid: 'bafkaudio', mime: 'audio/mpeg', size: 3_400_000, encryption: { scheme: 'x' } },
  waveform: [0, 128, 255],
  credits: [
    { name: 'Ada Quist', role: 'Producer', address: ada },
    { role: 'Nobody' },
    { name: 'Bo' },
  ],
})

const illTyped = json({
  title: 7,
  artist: null,
  description: 'x'.repeat(30_000),
  genre: ['Ambient'],
  bpm: '84',
  duration: -3,
  explicit: 'yes',
  artwork: 'bafk',
  audio: { cid: {}, size: 1.5, encryption: null },
  waveform: [0, 256],
  credits: 'all of us',
})

/** Numbers that no parser of the host takes, and others that some do not. */
const oddNumbers = bytes(
  `{"bpm":1e400,"duration":${'9'.repeat(500)},"audio":{"size":1E+999999999999},"waveform":[1e2],"title":"a\\u0000b"}`,
)

const profile = json({
  type: 'profile',
  version: 1,
  name: 'Ada Quist',
  bio: 'Plays at night.',
  avatar: { cid: 'bafkavatar', mime: 'image/webp' },
  links: [
    { label: 'Site', url: 'https://ada.example' },
    { label: 'Trap', url: 'javascript:alert(1)' },
    'nonsense',
    { url: 'http://old.example' },
  ],
})

const malformed = [
  bytes(''),
  bytes('not json'),
  bytes('[]'),
  bytes('null'),
  bytes('{"type":"song","title":"cut of'),
  bytes('['.repeat(100_000)),
  bytes('{"title":"\\ud800"}'),
  new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
  new Uint8Array(2_000_000).fill(0x20),
]
const files = [whole, illTyped, oddNumbers, profile, ...malformed]

const song = (number: number, file: Uint8Array) =>
  songRegistered(number, { metadata: digest(file) })

const ask = indexStory(
  [
    {
      at: start,
      events: [
        splitCreated(1),
        song(1, whole),
        song(2, illTyped),
        song(3, oddNumbers),
        // A profile is no song.
        song(4, profile),
        // Nobody has this file.
        songRegistered(5),
        emit.Catalog.ProfilePublished!({ artist: ada, metadata: digest(profile), name: 'Ada' }),
        emit.Catalog.ProfilePublished!({ artist: bob, metadata: digest(whole), name: 'Bob' }),
        ...malformed.map((file, index) => song(10 + index, file)),
        ...malformed.map((file) =>
          emit.Catalog.ProfilePublished!({ artist: cleo, metadata: digest(file), name: 'Cleo' }),
        ),
      ],
    },
    // The same file again, at once and later.
    { at: start + 60, events: [song(20, whole), song(21, whole)] },
    {
      at: start + 120,
      events: [
        song(22, whole),
        emit.Catalog.ProfilePublished!({ artist: cleo, metadata: digest(profile), name: 'Cleo' }),
        // After everything that could go wrong, indexing goes on.
        song(30, illTyped),
      ],
    },
  ],
  files,
)

const waiting = { timeout: 20_000, interval: 200 }

test("a song's metadata comes from IPFS, whole", async () => {
  await expect
    .poll(
      () =>
        ask(`{ song(id: "${id(1)}") { metadata {
          id cid title artist description genre bpm key isrc upc license language explicit duration artworkCid
          artworkMimeType audioCid audioMimeType audioSize encrypted waveform
          contributors(orderBy: position) { position name role address }
        } } }`),
      waiting,
    )
    .toEqual({
      song: {
        metadata: {
          id: digest(whole),
          cid: expect.stringMatching(/^bafkrei[a-z2-7]{52}$/),
          title: 'Blue Hour',
          artist: 'Ada Quist',
          description: 'Recorded at night. 🌒',
          genre: 'Ambient',
          bpm: '84',
          key: 'F# minor',
          isrc: 'USRC17607839',
          upc: '036000291452',
          license: 'CC-BY-4.0',
          language: 'en',
          explicit: true,
          duration: '212.48',
          artworkCid: 'bafkart',
          artworkMimeType: 'image/png',
          audioCid: 'bafkaudio',
          audioMimeType: 'audio/mpeg',
          audioSize: '3400000',
          encrypted: true,
          waveform: [0, 128, 255],
          contributors: [
            { position: 0, name: 'Ada Quist', role: 'Producer', address: ada },
            { position: 2, name: 'Bo', role: null, address: null },
          ],
        },
      },
    })
})

test('fields of the wrong type are null, and the rest is kept', async () => {
  const none = {
    title: null,
    artist: null,
    description: null,
    genre: null,
    bpm: null,
    duration: null,
    explicit: false,
    artworkCid: null,
    audioCid: null,
    audioSize: null,
    encrypted: false,
    waveform: [],
    contributors: [],
  }
  const query = (number: number) =>
    `{ song(id: "${id(number)}") { metadata {
      title artist description genre bpm duration explicit artworkCid audioCid audioSize encrypted waveform
      contributors { name }
    } } }`
  await expect.poll(() => ask(query(2)), waiting).toEqual({ song: { metadata: none } })
  await expect
    .poll(() => ask(query(3)), waiting)
    .toEqual({ song: { metadata: { ...none, title: 'ab' } } })
})

test("an artist's profile comes from IPFS, without links that run code", async () => {
  await expect
    .poll(
      () =>
        ask(`{ artist(id: "${ada}") { name profile {
          name bio avatarCid avatarMimeType links(orderBy: position) { label url }
        } } }`),
      waiting,
    )
    .toEqual({
      artist: {
        name: 'Ada',
        profile: {
          name: 'Ada Quist',
          bio: 'Plays at night.',
          avatarCid: 'bafkavatar',
          avatarMimeType: 'image/webp',
          links: [
            { label: 'Site', url: 'https://ada.example' },
            { label: null, url: 'http://old.example' },
          ],
        },
      },
    })
})

test('files that are missing, malformed or of the other kind leave nothing and stop nothing', async () => {
  await expect
    .poll(() => ask('{ songs(where: { metadata_: { title: "Blue Hour" } }) { number } }'), waiting)
    .toEqual({ songs: [1, 20, 21, 22].map((number) => ({ number })) })
  const numbers = [4, 5, ...malformed.map((_, index) => 10 + index)]
  const ids = numbers.map((number) => `"${id(number)}"`)
  expect(
    await ask(`{
      songs(where: { id_in: [${ids}] }, orderBy: number) { number title metadata { id } }
      artist(id: "${bob}") { name profile { id } }
      last: song(id: "${id(30)}") { metadata { id } }
      _meta { hasIndexingErrors }
    }`),
  ).toEqual({
    songs: numbers.map((number) => ({ number, title: `Song ${number}`, metadata: null })),
    artist: { name: 'Bob', profile: null },
    last: { metadata: { id: digest(illTyped) } },
    _meta: { hasIndexingErrors: false },
  })
})
