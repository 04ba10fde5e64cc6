import { sha256 } from 'viem'
import { describe, expect, test } from 'vitest'
import { cidFromDigest, digestFromCid } from './cid.ts'
import { normalizeIsrc, normalizeUpc } from './codes.ts'
import { encodeMetadata } from './encode.ts'
import { checkProfileMetadata, checkSongMetadata, parseSongMetadata } from './parse.ts'
import type { SongMetadataInput } from './song.ts'

const cid = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4'

const song = {
  type: 'song',
  version: 1,
  title: 'Blue Hour',
  artist: 'Ada Quist',
  description: '',
  genre: 'Ambient',
  bpm: 84,
  key: 'F# minor',
  isrc: 'us-rc1-76-07839',
  upc: '0 36000 29145 2',
  license: 'CC-BY-4.0',
  language: 'en',
  explicit: false,
  duration: 212,
  artwork: { cid, mime: 'image/png' },
  audio: {
    cid,
    mime: 'audio/mpeg',
    size: 3_400_000,
    encryption: {
      scheme: 'AES-256-CTR',
      counter: `0x${'0a'.repeat(16)}`,
      wrappedKeys: [
        {
          for: 'gateway',
          publicKey: `0x02${'11'.repeat(32)}`,
          ephemeralPublicKey: `0x03${'22'.repeat(32)}`,
          ciphertext: `0x${'33'.repeat(48)}`,
        },
      ],
    },
  },
  waveform: [0, 128, 255],
  credits: [
    {
      name: 'Ada Quist',
      role: 'Producer',
      address: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
    },
  ],
} as const satisfies SongMetadataInput

describe('a song', () => {
  test('is tidied: codes without hyphens, addresses with their checksum', () => {
    const metadata = parseSongMetadata(song)
    expect(metadata.isrc).toBe('USRC17607839')
    expect(metadata.upc).toBe('036000291452')
    expect(metadata.credits[0]?.address).toBe('0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
  })

  test('needs none of the optional fields', () => {
    const { bpm, key, isrc, upc, language, ...needed } = song
    const { metadata, issues } = checkSongMetadata({ ...needed, bpm: null, isrc: '', upc: null })
    expect(issues).toBeUndefined()
    expect(metadata).not.toHaveProperty('bpm', 84)
    expect(metadata?.isrc).toBeUndefined()
  })

  test('says by field what is wrong, in words', () => {
    const { title, ...untitled } = song
    const { issues } = checkSongMetadata({
      ...untitled,
      genre: ' ',
      bpm: 1000,
      key: 'H major',
      isrc: 'nonsense',
      upc: '036000291453',
      language: 'english please',
      duration: 12.5,
      artwork: { cid: 'nope', mime: 'text/html' },
      waveform: [256],
      credits: [{ name: '', role: 'Producer' }],
    })
    expect(Object.fromEntries(issues?.map((issue) => [issue.field, issue.message]) ?? [])).toEqual({
      title: 'is missing',
      genre: 'is missing',
      bpm: 'must be a whole number from 20 to 400',
      key: 'must be written like "C major" or "F# minor"',
      isrc: 'must have the form CC-XXX-YY-NNNNN',
      upc: 'must have 12 or 13 digits, the last one the check digit',
      language: 'must be a language tag such as "en" or "pt-BR"; "zxx" is no words',
      duration: 'must be a whole number from 1 to 86400',
      'artwork.cid': 'is not an IPFS CID',
      'artwork.mime': 'must be a JPEG, PNG, WebP, AVIF, GIF or SVG image',
      'waveform.0': 'must be a whole number from 0 to 255',
      'credits.0.name': 'is missing',
    })
  })

  test('has a title of at most 200 bytes, as the contract counts them', () => {
    expect(checkSongMetadata({ ...song, title: 'é'.repeat(100) }).issues).toBeUndefined()
    expect(checkSongMetadata({ ...song, title: 'é'.repeat(101) }).issues).toEqual([
      { field: 'title', message: 'is longer than 200 bytes' },
    ])
  })

  test('throws with every field in the message', () => {
    expect(() => parseSongMetadata({ ...song, bpm: 1, explicit: 'no' })).toThrow(
      "The song's metadata is not complete: bpm must be a whole number from 20 to 400; explicit must be yes or no.",
    )
    expect(() => parseSongMetadata(null)).toThrow("The song's metadata is not complete: song ")
  })
})

describe('a profile', () => {
  test('needs a name, and links that lead to the web', () => {
    expect(checkProfileMetadata({ name: 'Ada' }).metadata).toEqual({
      type: 'profile',
      version: 1,
      name: 'Ada',
      bio: '',
      links: [],
    })
    const links = [{ label: 'Home', url: 'javascript:alert(1)' }]
    expect(checkProfileMetadata({ name: 'Ada', links }).issues).toEqual([
      { field: 'links.0.url', message: 'must begin with https:// or http://' },
    ])
  })
})

describe('encoding', () => {
  test('gives the same bytes whatever the order of the fields', () => {
    const reversed = Object.fromEntries(Object.entries(song).reverse()) as typeof song
    const encoded = encodeMetadata(song)
    expect(encodeMetadata(reversed)).toEqual(encoded)
    expect(encoded.digest).toBe(sha256(encoded.bytes))
    expect(digestFromCid(encoded.cid)).toBe(encoded.digest)
    const decoded: unknown = JSON.parse(new TextDecoder().decode(encoded.bytes))
    expect(parseSongMetadata(decoded)).toEqual(parseSongMetadata(song))
  })

  test('refuses what would not fit one block', () => {
    const credit = { name: 'x'.repeat(200), role: 'y'.repeat(100) }
    const credits = Array.from({ length: 200 }, () => credit)
    const wide = {
      ...song,
      credits,
      description: '€'.repeat(10_000),
      waveform: Array(2000).fill(255),
    }
    expect(encodeMetadata(wide).bytes.length).toBeLessThan(262_144)
    const description = '\u0001'.repeat(10_000) // Six bytes each in JSON.
    const controls = credits.map(() => ({ name: '\u0002'.repeat(200), role: '\u0002'.repeat(100) }))
    expect(() => encodeMetadata({ ...song, description, credits: controls })).toThrow(
      'Shorten the description',
    )
  })
})

describe('CIDs', () => {
  test('and digests stand for each other', () => {
    // What Kubo gives for "hello world\n".
    const digest = sha256(new TextEncoder().encode('hello world\n'))
    expect(cidFromDigest(digest)).toBe(cid)
    expect(digestFromCid(cid)).toBe(digest)
  })

  test('of another kind are refused', () => {
    const file = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
    expect(() => digestFromCid(file)).toThrow('no CIDv1 of raw bytes')
    expect(() => digestFromCid('nope')).toThrow('it cannot be read')
    expect(() => cidFromDigest('0x12')).toThrow('a digest has 32 bytes')
  })
})

test('codes are known by their form and check digit', () => {
  expect(normalizeUpc('4006381333931')).toBe('4006381333931')
  expect(normalizeUpc('4006381333932')).toBeUndefined()
  expect(normalizeUpc('1234')).toBeUndefined()
  expect(normalizeIsrc('GB AYE 06 01498')).toBe('GBAYE0601498')
  expect(normalizeIsrc('USRC176078391')).toBeUndefined()
})

describe('what comes with a line', () => {
  test('a message is trimmed, and refused when empty or too long', () => {
    const { bytes } = encodeMetadata({ type: 'message', text: ' Thank you. ' })
    expect(new TextDecoder().decode(bytes)).toBe(
      '{"text":"Thank you.","type":"message","version":1}',
    )
    expect(() => encodeMetadata({ type: 'message', text: ' ' })).toThrow('text is missing')
    expect(() => encodeMetadata({ type: 'message', text: 'a'.repeat(501) })).toThrow(
      'text is longer than 500 characters',
    )
  })

  test('a tier names its perks', () => {
    const tier = { type: 'perks' as const, name: 'River', perks: ['Unfinished takes'] }
    expect(new TextDecoder().decode(encodeMetadata(tier).bytes)).toBe(
      '{"description":"","name":"River","perks":["Unfinished takes"],"type":"perks","version":1}',
    )
    const perks = Array.from({ length: 51 }, () => 'One more')
    expect(() => encodeMetadata({ ...tier, name: '', perks })).toThrow(
      'name is missing; perks are more than 50',
    )
  })

  test('an edition has the picture that marketplaces read', () => {
    const image = `ipfs://${cid}`
    const artwork = { cid, mime: 'image/webp' }
    const { bytes } = encodeMetadata({ type: 'edition', name: 'First pressing', image, artwork })
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      type: 'edition',
      version: 1,
      name: 'First pressing',
      description: '',
      image,
      artwork,
    })
    expect(() => encodeMetadata({ type: 'edition', name: 'First', image: 'ipfs://x' })).toThrow(
      'image is not an IPFS CID',
    )
  })
})
