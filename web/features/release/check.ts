import { checkSongMetadata, type SongMetadataInput } from '@stave/sdk/metadata'
import { isComplete } from '@/features/splits/draft.ts'
import { parseUsd, USD } from '@/lib/money.ts'
import type { Details, ReleaseDraft, Step, TermsPart } from './draft.ts'

/** What is wrong with one field, in words that follow its label. */
export type Problems<field extends string = string> = Partial<Record<field, string>>

/** Stands in for what other steps provide while one step is checked. */
const cid = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4'

/** The details, credits and files as metadata; CIDs are those of the publication, or stand-ins before it. */
export function toMetadata(draft: ReleaseDraft): SongMetadataInput & { type: 'song' } {
  const { details, credits, audio, artwork, progress } = draft
  const { bpm, ...text } = details
  const { cipher, wrappedKeys } = progress
  return {
    ...text,
    type: 'song',
    bpm: bpm.trim() === '' ? undefined : Number(bpm),
    duration: Math.max(1, Math.round(audio?.duration ?? 1)),
    artwork: { cid: progress.artworkCid ?? cid, mime: artwork?.file.type || 'image/png' },
    audio: {
      cid: progress.audioCid ?? cid,
      mime: audio?.mime ?? 'audio/wav',
      size: audio?.file.size || 1,
      encryption:
        cipher && wrappedKeys?.length
          ? { scheme: 'AES-256-CTR', counter: cipher.counter, wrappedKeys }
          : null,
    },
    waveform: audio?.waveform ?? [],
    credits: credits.map(({ name, role, address }) => ({
      name,
      role,
      ...(address.trim() && { address: address.trim() }),
    })),
  }
}

/** What is wrong with the details. */
export function detailProblems(draft: ReleaseDraft): Problems<keyof Details> {
  return issuesUnder(draft, (field) => (field in draft.details ? field : undefined))
}

/** What is wrong with the credits, by row number and field: `0.name`. */
export function creditProblems(draft: ReleaseDraft): Problems {
  return issuesUnder(draft, (field) =>
    field.startsWith('credits.') ? field.slice('credits.'.length) : undefined,
  )
}

const MAX_PRICE = 1000n * USD

/** What is wrong with price and release time. */
export function termsProblems({ price, releaseAt }: TermsPart): Problems<keyof TermsPart> {
  const problems: Problems<keyof TermsPart> = {}
  const amount = parseUsd(price)
  if (amount === undefined)
    problems.price = 'Give an amount of dollars, such as 0.01, or 0 for free.'
  else if (amount > MAX_PRICE) problems.price = 'A play may cost at most $1,000.00.'
  if (releaseAt !== '' && Number.isNaN(Date.parse(releaseAt))) {
    problems.releaseAt = 'Choose a date and a time.'
  }
  return problems
}

/** Whether a step is complete, so that the song could be published as far as it is concerned. */
export function isStepComplete(draft: ReleaseDraft, step: Step): boolean {
  switch (step) {
    case 'audio':
      return draft.audio !== null
    case 'artwork':
      return draft.artwork !== null
    case 'details':
      return Object.keys(detailProblems(draft)).length === 0
    case 'credits':
      return Object.keys(creditProblems(draft)).length === 0
    case 'split':
      return draft.split.mode === 'new'
        ? isComplete(draft.split.draft)
        : /^[1-9]\d{0,9}$/.test(draft.split.existing.trim())
    case 'terms':
      return Object.keys(termsProblems(draft.terms)).length === 0
    case 'review':
      return false
  }
}

function issuesUnder(draft: ReleaseDraft, pick: (field: string) => string | undefined): Problems {
  const { issues = [] } = checkSongMetadata(toMetadata(draft))
  const problems: Problems = {}
  for (const { field, message } of issues) {
    const name = pick(field)
    if (name) problems[name] ??= sentence(message)
  }
  return problems
}

/** "is missing" as a sentence of its own. */
function sentence(message: string): string {
  return `This ${message}.`
}
