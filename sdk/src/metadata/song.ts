import { z } from 'zod'
import { normalizeIsrc, normalizeUpc } from './codes.ts'
import { address, cid, hexBytes, imageFile, optional, prose, text, whole } from './fields.ts'

/** Roles that a release form offers; any other text is a role too. */
export const creditRoles = [
  'Main artist',
  'Featured artist',
  'Composer',
  'Lyricist',
  'Producer',
  'Vocals',
  'Instrument',
  'Mixing engineer',
  'Mastering engineer',
  'Remixer',
  'Artwork',
] as const

/** Licenses that a release form offers; any other text is a license too. */
export const licenses = [
  'All rights reserved',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
] as const

const wrappedKey = z.object({
  for: z.enum(['gateway', 'artist'], 'must be "gateway" or "artist"'),
  publicKey: hexBytes(33),
  ephemeralPublicKey: hexBytes(33),
  ciphertext: hexBytes(48),
})

/** How the audio is encrypted; see `@stave/sdk/encryption`. */
const encryption = z.object({
  scheme: z.literal('AES-256-CTR', 'must be "AES-256-CTR"'),
  counter: hexBytes(16),
  wrappedKeys: z.array(wrappedKey).min(1, 'must name at least one key').max(16, 'are too many'),
})

const code = (normalize: (text: string) => string | undefined, rule: string) =>
  z.string().transform((value, context) => {
    const normalized = normalize(value)
    if (normalized === undefined) context.addIssue({ code: 'custom', message: rule })
    return normalized ?? z.NEVER
  })

const languageCode = z
  .string()
  .refine(isLanguageTag, 'must be a language tag such as "en" or "pt-BR"; "zxx" is no words')

const audioFile = z.object({
  cid,
  mime: z.string('is missing').regex(/^audio\/[\w.+-]+$/, 'must be an audio type'),
  /** Bytes, the same encrypted and not. */
  size: whole(1, Number.MAX_SAFE_INTEGER),
  /** Null: anyone may play the file as it is. */
  encryption: encryption.nullable(),
})

/** A song's metadata, version 1. */
export const songMetadataSchema = z.object({
  type: z.literal('song').default('song'),
  version: z.literal(1).default(1),
  title: text(200),
  /** The name to show; who is paid stands in the split. */
  artist: text(200),
  description: prose(10_000).default(''),
  genre: text(50),
  /** Beats per minute. */
  bpm: optional(whole(20, 400)),
  /** The musical key, such as "F# minor". */
  key: optional(
    z.string().regex(/^[A-G][#b]? (major|minor)$/, 'must be written like "C major" or "F# minor"'),
  ),
  isrc: optional(code(normalizeIsrc, 'must have the form CC-XXX-YY-NNNNN')),
  upc: optional(code(normalizeUpc, 'must have 12 or 13 digits, the last one the check digit')),
  license: text(100),
  /** BCP 47. */
  language: optional(languageCode),
  explicit: z.boolean('must be yes or no'),
  /** Seconds, rounded. */
  duration: whole(1, 86_400),
  artwork: imageFile,
  audio: audioFile,
  /** The same recording without loss, for listeners whose right includes it. */
  lossless: optional(audioFile),
  /** Peaks from begin to end, 0 is silence. */
  waveform: z.array(whole(0, 255)).max(2000, 'has more than 2000 peaks'),
  credits: z
    .array(z.object({ name: text(200), role: text(100), address: optional(address) }))
    .max(200, 'are more than 200'),
})

export type SongMetadata = z.output<typeof songMetadataSchema>
/** As a form or a file gives it: codes with hyphens, optional fields empty. */
export type SongMetadataInput = z.input<typeof songMetadataSchema>

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
