import {
  artistKeyMessage,
  createAudioCipher,
  deriveArtistKey,
  encryptAudio,
  wrapSongKey,
} from '@stave/sdk/encryption'
import { addToIpfs } from '@stave/sdk/ipfs'
import { encodeMetadata, type MetadataInput } from '@stave/sdk/metadata'
import type { Hex } from 'viem'
import { artistArtwork, songArtwork } from '../artwork/index.ts'
import type { DemoEdition } from '../lines/editions.ts'
import type { DemoTier } from '../lines/patronage.ts'
import type { Account, DemoArtist, DemoSong } from '../roster.ts'
import type { Recording } from './audio.ts'
import type { DemoRoster } from './roster.ts'
import { type Wallets, walletOf } from './wallets.ts'

/** Puts what the demo publishes into IPFS; each function returns the sha2-256 digest of the metadata JSON. */
export type Publisher = {
  song: (song: DemoSong, recording: Recording) => Promise<Hex>
  artist: (artist: DemoArtist) => Promise<Hex>
  /** The profile of somebody without an artist's page. */
  person: (name: string, bio?: string) => Promise<Hex>
  /** An edition, with its song's artwork. */
  edition: (edition: DemoEdition, song: DemoSong) => Promise<Hex>
  /** What patrons of a tier get. */
  perks: (tier: DemoTier) => Promise<Hex>
  /** What comes with a tip. */
  message: (text: string) => Promise<Hex>
}

export type PublisherOptions = {
  roster: DemoRoster
  wallets: Wallets
  /** Base URL of the IPFS node's RPC. */
  ipfsApiUrl: string
  /** For whom song keys are wrapped, besides the artist: 33 bytes. */
  gatewayPublicKey: Hex
}

const webp = 'image/webp'

/** What is said of earners without an artist's page. */
export const bioOf: Record<Account['role'], string> = {
  member: 'Plays on records here and shares in what they earn.',
  engineer: 'Records, mixes and masters for a small share.',
  label: 'A small label: pays for the studio first and asks for it back later.',
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { roster, wallets, ipfsApiUrl } = options
  const add = async (content: Uint8Array): Promise<string> =>
    (await addToIpfs({ apiUrl: ipfsApiUrl, content })).cid
  const publish = async (metadata: MetadataInput): Promise<Hex> => {
    const { bytes, digest } = encodeMetadata(metadata)
    await add(bytes)
    return digest
  }
  const picture = async (image: Promise<Buffer>) => ({ cid: await add(await image), mime: webp })
  const covers = new Map<string, ReturnType<typeof picture>>()
  const coverOf = (song: DemoSong) => {
    const known = covers.get(song.slug) ?? picture(songArtwork(song))
    covers.set(song.slug, known)
    return known
  }
  const addressesByName = new Map(
    [...roster.artists, ...roster.accounts].map(({ name, slug }) => [
      name,
      walletOf(wallets.earners, slug).address,
    ]),
  )

  return {
    song: async (song, { mp3, durationSeconds, peaks }) => {
      const artist = roster.artists.find(({ slug }) => slug === song.artistSlug)
      if (!artist) throw new Error(`"${song.title}" names no artist of the demo's roster.`)
      const [audio, artwork] = await Promise.all([
        song.price === 0n ? { data: mp3, encryption: null } : encrypt(song, mp3, options),
        coverOf(song),
      ])
      const isKey = /^[A-G][#b]? (major|minor)$/.test(song.musicalKey)
      return publish({
        type: 'song',
        title: song.title,
        artist: artist.name,
        description: song.description,
        genre: song.genre,
        bpm: song.bpm,
        ...(isKey && { key: song.musicalKey }),
        license: song.price === 0n ? 'CC-BY-4.0' : 'All rights reserved',
        language: 'zxx',
        explicit: false,
        duration: Math.round(durationSeconds),
        artwork,
        audio: {
          cid: await add(audio.data),
          mime: 'audio/mpeg',
          size: audio.data.length,
          encryption: audio.encryption,
        },
        waveform: peaks.map((peak) => Math.round(peak * 255)),
        credits: song.credits.map(({ name, role }) => {
          const address = addressesByName.get(name)
          return { name, role, ...(address && { address }) }
        }),
      })
    },
    artist: async (artist) => {
      const avatar = await picture(artistArtwork(artist))
      return publish({ type: 'profile', name: artist.name, bio: artist.bio, avatar, links: [] })
    },
    person: (name, bio = '') => publish({ type: 'profile', name, bio, links: [] }),
    edition: async ({ title, description }, song) => {
      const artwork = await coverOf(song)
      const image = `ipfs://${artwork.cid}`
      return publish({ type: 'edition', name: title, description, image, artwork })
    },
    perks: ({ name, description, perks }) => publish({ type: 'perks', name, description, perks }),
    message: (text) => publish({ type: 'message', text }),
  }
}

/** Encrypts a song's audio with a key of its own, which the gateway and the artist can open. */
async function encrypt(
  song: DemoSong,
  mp3: Uint8Array,
  { wallets, gatewayPublicKey }: PublisherOptions,
) {
  const { signMessage } = walletOf(wallets.earners, song.artistSlug)
  const artist = await deriveArtistKey(await signMessage({ message: artistKeyMessage }))
  const { key, counter } = createAudioCipher()
  const [data, ...wrappedKeys] = await Promise.all([
    encryptAudio({ key, counter, data: mp3 }),
    wrapSongKey({ key, for: 'gateway', publicKey: gatewayPublicKey }),
    wrapSongKey({ key, for: 'artist', publicKey: artist.publicKey }),
  ])
  return { data, encryption: { scheme: 'AES-256-CTR' as const, counter, wrappedKeys } }
}
