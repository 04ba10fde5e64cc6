import {
  getProfile,
  type StaveClient,
  simulateCreateSplit,
  simulatePublishProfile,
  simulateRegisterSong,
  splitExists,
  waitForCreateSplit,
  waitForReceipt,
  waitForRegisterSong,
} from '@stave/sdk/actions'
import {
  artistKeyMessage,
  createAudioCipher,
  deriveArtistKey,
  encryptAudio,
  wrapSongKey,
} from '@stave/sdk/encryption'
import { encodeMetadata } from '@stave/sdk/metadata'
import type { Address, Hex, TransactionReceipt } from 'viem'
import { toTranches } from '@/features/splits/draft.ts'
import { readGateway } from '@/features/tabs/gateway-client.ts'
import { signInWithWallet } from '@/features/tabs/session.ts'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { parseUsd } from '@/lib/money.ts'
import { toMetadata } from '../check.ts'
import { isFree, type Progress, type ReleaseDraft } from '../draft.ts'
import { upload } from './upload.ts'

/** What the jobs work with. */
export type Publication = {
  artist: Address
  chainId: number
  client: StaveClient
  /** The draft as it stands. */
  draft: () => ReleaseDraft
  /** Keeps what has been done, before the next job begins. */
  done: (progress: Partial<Progress>) => Promise<unknown>
  attempt: (write: Write) => Promise<TransactionReceipt>
  signMessage: (message: string) => Promise<Hex>
  /** Told how far the present job is, from 0 to 1. */
  onProgress: (part: number) => void
}

export type Job = {
  id: string
  title: string
  /** Whether it needs a confirmation in the wallet. */
  asks: boolean
  isDone: (draft: ReleaseDraft) => boolean
  run: (publication: Publication) => Promise<unknown>
}

/** What publishing a song takes, in order; a job that is done is passed over when publishing goes on. */
export const jobs: readonly Job[] = [
  {
    id: 'key',
    title: 'Sign in, and make the song’s key',
    asks: true,
    isDone: () => false,
    run: prepareKey,
  },
  {
    id: 'audio',
    title: 'Encrypt and upload the audio',
    asks: false,
    isDone: ({ progress }) => progress.audioCid !== undefined,
    run: uploadAudio,
  },
  {
    id: 'artwork',
    title: 'Upload the cover',
    asks: false,
    isDone: ({ progress }) => progress.artworkCid !== undefined,
    run: uploadArtwork,
  },
  {
    id: 'metadata',
    title: 'Publish the details',
    asks: false,
    isDone: ({ progress }) => progress.metadata !== undefined,
    run: publishMetadata,
  },
  {
    id: 'profile',
    title: 'Publish your name, with your first song',
    asks: true,
    isDone: ({ progress }) => progress.profileDone === true,
    run: publishName,
  },
  {
    id: 'split',
    title: 'Create the split',
    asks: true,
    isDone: ({ progress }) => progress.split !== undefined,
    run: makeSplit,
  },
  {
    id: 'song',
    title: 'Register the song',
    asks: true,
    isDone: ({ progress }) => progress.song !== undefined,
    run: register,
  },
]

async function prepareKey({ artist, chainId, draft, done, signMessage }: Publication) {
  await signInWithWallet({ listener: artist, chainId }, signMessage)
  const { progress, terms } = draft()
  if (isFree(terms) || (progress.cipher && progress.wrappedKeys)) return
  const { encryptionPublicKey } = await readGateway()
  const cipher = createAudioCipher()
  const gatewayKey = await wrapSongKey({
    key: cipher.key,
    for: 'gateway',
    publicKey: encryptionPublicKey,
  })
  const wrappedKeys = [gatewayKey, ...(await wrapForArtist(cipher.key, signMessage))]
  await done({ cipher, wrappedKeys })
}

/** The artist's own way to the audio, should the gateway go. A smart account cannot have one. */
async function wrapForArtist(key: Hex, signMessage: Publication['signMessage']) {
  const signature = await signMessage(artistKeyMessage)
  if (signature.length !== 132) return []
  const { publicKey } = await deriveArtistKey(signature)
  return [await wrapSongKey({ key, for: 'artist', publicKey })]
}

async function uploadAudio({ draft, done, onProgress }: Publication) {
  const { audio, progress } = draft()
  if (!audio) throw new Error('There is no audio. Go back and choose the file.')
  const { cipher } = progress
  if (!cipher) {
    await done({ audioCid: await upload({ body: audio.file, type: audio.mime, onProgress }) })
    return
  }
  const data = new Uint8Array(await audio.file.arrayBuffer())
  const body = new Blob([await encryptAudio({ ...cipher, data })])
  await done({ audioCid: await upload({ body, type: 'application/octet-stream', onProgress }) })
}

async function uploadArtwork({ draft, done, onProgress }: Publication) {
  const file = draft().artwork?.file
  if (!file) throw new Error('There is no cover. Go back and choose one.')
  await done({ artworkCid: await upload({ body: file, type: file.type, onProgress }) })
}

async function publishMetadata({ draft, done }: Publication) {
  const { bytes, digest, cid } = encodeMetadata(toMetadata(draft()))
  await uploadJson(bytes, cid)
  await done({ metadata: { digest, cid } })
}

async function publishName({ artist, client, draft, done, attempt }: Publication) {
  const { details, progress } = draft()
  if (await getProfile(client, { artist })) {
    await done({ profileDone: true })
    return
  }
  if (progress.profileHash && (await isMined(client, progress.profileHash))) {
    await done({ profileDone: true })
    return
  }
  const name = details.artist.trim()
  const { bytes, digest, cid } = encodeMetadata({ type: 'profile', name })
  await uploadJson(bytes, cid)
  await attempt({
    title: `Publish the name ${name}`,
    prepare: (wallet) => simulatePublishProfile(wallet, { metadata: digest, name }),
    onSent: (profileHash) => done({ profileHash }),
  })
  await done({ profileDone: true })
}

async function makeSplit({ artist, client, draft, done, attempt }: Publication) {
  const { split, progress } = draft()
  if (split.mode === 'existing') {
    const number = Number(split.existing.replace('#', ''))
    if (!(await splitExists(client, { split: number }))) {
      throw new Error(`There is no split #${number}. Go back and choose another one.`)
    }
    await done({ split: number })
    return
  }
  // A transaction that was sent before the page was left counts, so that no split is made twice.
  if (progress.splitHash && (await isMined(client, progress.splitHash))) {
    const { split: made } = await waitForCreateSplit(client, { hash: progress.splitHash })
    await done({ split: made })
    return
  }
  const tranches = toTranches(split.draft)
  if (!tranches) throw new Error('The split is not complete. Go back and share out 100 %.')
  const { transactionHash } = await attempt({
    title: 'Create the split',
    prepare: (wallet) =>
      simulateCreateSplit(wallet, {
        tranches,
        ...(split.changeable && { controller: artist }),
      }),
    onSent: (splitHash) => done({ splitHash }),
  })
  const { split: made } = await waitForCreateSplit(client, { hash: transactionHash })
  await done({ split: made })
}

async function register({ artist, client, draft, done, attempt }: Publication) {
  const { details, terms, progress } = draft()
  const { metadata, split, songHash } = progress
  if (songHash && (await isMined(client, songHash))) {
    const { song } = await waitForRegisterSong(client, { hash: songHash })
    await done({ song })
    return
  }
  if (!metadata || split === undefined) {
    throw new Error('Some steps before this one are not done. Try again.')
  }
  const { transactionHash } = await attempt({
    title: `Release ${details.title.trim()}`,
    prepare: (wallet) =>
      simulateRegisterSong(wallet, {
        artist,
        metadata: metadata.digest,
        split,
        terms: {
          price: parseUsd(terms.price) ?? 0n,
          releaseAt: terms.releaseAt === '' ? 0 : Math.floor(Date.parse(terms.releaseAt) / 1000),
          lines: ['TABS'],
        },
        title: details.title.trim(),
        genre: details.genre.trim(),
      }),
    onSent: (hash) => done({ songHash: hash }),
  })
  const { song } = await waitForRegisterSong(client, { hash: transactionHash })
  await done({ song })
}

async function uploadJson(bytes: Uint8Array<ArrayBuffer>, cid: string): Promise<void> {
  const stored = await upload({ body: new Blob([bytes]), type: 'application/json' })
  if (stored !== cid) {
    throw new Error('IPFS stored the details under another name than expected. Tell the operator.')
  }
}

/** Whether a transaction of a former attempt stands; one that was dropped or failed is sent anew. */
function isMined(client: StaveClient, hash: Hex): Promise<boolean> {
  return waitForReceipt(client, { hash, timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}
