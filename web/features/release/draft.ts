import type { AudioCipher, WrappedSongKey } from '@stave/sdk/encryption'
import type { Hex } from 'viem'
import type { SplitDraft } from '@/features/splits/draft.ts'

/** The wizard's steps, in order. */
export const steps = ['audio', 'artwork', 'details', 'credits', 'split', 'terms', 'review'] as const
export type Step = (typeof steps)[number]

export const stepTitles: Record<Step, string> = {
  audio: 'Audio',
  artwork: 'Artwork',
  details: 'Details',
  credits: 'Credits',
  split: 'Split',
  terms: 'Price and release',
  review: 'Review',
}

export type AudioPart = {
  file: File
  mime: string
  /** Seconds. */
  duration: number
  /** Peaks from 0 to 255. */
  waveform: number[]
}

export type CreditRow = { key: string; name: string; role: string; address: string }

/** The fields of the details step, as typed. */
export type Details = {
  title: string
  artist: string
  genre: string
  description: string
  bpm: string
  key: string
  language: string
  explicit: boolean
  license: string
  isrc: string
  upc: string
}

export type TermsPart = {
  /** Dollars, as typed. */
  price: string
  /** Empty: at once; else a local date and time as an input gives it. */
  releaseAt: string
}

export type SplitPart = {
  mode: 'new' | 'existing'
  draft: SplitDraft
  /** An existing split's number, as typed. */
  existing: string
  /** Whether the artist may propose other shares later; nobody's share falls without consent. */
  changeable: boolean
}

/** What has been published of a draft already; a publication that stopped goes on from here. */
export type Progress = {
  cipher?: AudioCipher
  wrappedKeys?: WrappedSongKey[]
  audioCid?: string
  artworkCid?: string
  metadata?: { digest: Hex; cid: string }
  profileHash?: Hex
  profileDone?: boolean
  splitHash?: Hex
  split?: number
  songHash?: Hex
  song?: number
}

/** A song on its way to being released. */
export type ReleaseDraft = {
  step: Step
  audio: AudioPart | null
  artwork: { file: File } | null
  details: Details
  credits: CreditRow[]
  split: SplitPart
  terms: TermsPart
  progress: Progress
}

/** A draft with nothing in it; the artist is the split's one recipient until others are added. */
export function emptyDraft(artist: string): ReleaseDraft {
  const row = (percent: string) => ({
    key: crypto.randomUUID(),
    kind: 'account' as const,
    recipient: artist,
    percent,
  })
  return {
    step: 'audio',
    audio: null,
    artwork: null,
    details: {
      title: '',
      artist: '',
      genre: '',
      description: '',
      bpm: '',
      key: '',
      language: '',
      explicit: false,
      license: 'All rights reserved',
      isrc: '',
      upc: '',
    },
    credits: [],
    split: {
      mode: 'new',
      draft: { recoup: false, until: '', first: [row('100')], rows: [row('100')] },
      existing: '',
      changeable: true,
    },
    terms: { price: '0.01', releaseAt: '' },
    progress: {},
  }
}

/** What of the publication a changed part makes void. */
const dependents: Partial<Record<keyof ReleaseDraft, readonly (keyof Progress)[]>> = {
  audio: ['cipher', 'wrappedKeys', 'audioCid', 'metadata'],
  artwork: ['artworkCid', 'metadata'],
  details: ['metadata'],
  credits: ['metadata'],
  split: ['split', 'splitHash'],
}

/** The draft after an edit; what had been published of the edited parts is to be published again. */
export function editDraft(draft: ReleaseDraft, patch: Partial<ReleaseDraft>): ReleaseDraft {
  const progress = { ...draft.progress, ...patch.progress }
  for (const part of Object.keys(patch) as (keyof ReleaseDraft)[]) {
    for (const done of dependents[part] ?? []) delete progress[done]
  }
  // A song is free to all or encrypted, so a price from or to nothing changes the audio that is published.
  if (patch.terms && isFree(patch.terms) !== isFree(draft.terms)) {
    for (const done of dependents.audio ?? []) delete progress[done]
  }
  return { ...draft, ...patch, progress }
}

/** Whether anyone may play the song for nothing. */
export function isFree({ price }: TermsPart): boolean {
  return Number(price) === 0
}
