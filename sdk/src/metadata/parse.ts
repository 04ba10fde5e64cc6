import type { z } from 'zod'
import { InvalidMetadataError, type MetadataIssue } from '../errors/sdk.ts'
import {
  type EditionMetadataInput,
  editionMetadataSchema,
  type MessageMetadataInput,
  messageMetadataSchema,
  type PerksMetadataInput,
  perksMetadataSchema,
} from './documents.ts'
import {
  type ProfileMetadata,
  type ProfileMetadataInput,
  profileMetadataSchema,
} from './profile.ts'
import { type SongMetadata, type SongMetadataInput, songMetadataSchema } from './song.ts'

/** Metadata of any type, as a form or a file gives it. */
export type MetadataInput =
  | (SongMetadataInput & { type: 'song' })
  | (ProfileMetadataInput & { type: 'profile' })
  | EditionMetadataInput
  | PerksMetadataInput
  | MessageMetadataInput

const schemas: Record<MetadataInput['type'], z.ZodType> = {
  song: songMetadataSchema,
  profile: profileMetadataSchema,
  edition: editionMetadataSchema,
  perks: perksMetadataSchema,
  message: messageMetadataSchema,
}

export type ParseMetadataReturnType<metadata> =
  | { metadata: metadata; issues?: undefined }
  | { metadata?: undefined; issues: MetadataIssue[] }

/**
 * Checks a song's metadata and gives it back tidied, or says for each field what is wrong with it.
 *
 * @example
 * const { metadata, issues } = checkSongMetadata(form)
 * issues?.forEach(({ field, message }) => console.log(`${field} ${message}`)) // 'isrc must have ...'
 */
export function checkSongMetadata(value: unknown): ParseMetadataReturnType<SongMetadata> {
  return check(songMetadataSchema, value)
}

/** As `checkSongMetadata`, for an artist's profile. */
export function checkProfileMetadata(value: unknown): ParseMetadataReturnType<ProfileMetadata> {
  return check(profileMetadataSchema, value)
}

/**
 * A song's metadata, tidied. Throws `InvalidMetadataError`, which lists the fields.
 *
 * @example
 * const metadata = parseSongMetadata(JSON.parse(json))
 */
export function parseSongMetadata(value: unknown): SongMetadata {
  return orThrow('song', checkSongMetadata(value))
}

/** As `parseSongMetadata`, for an artist's profile. */
export function parseProfileMetadata(value: unknown): ProfileMetadata {
  return orThrow('profile', checkProfileMetadata(value))
}

/** Metadata of any type, tidied. Throws `InvalidMetadataError`, which lists the fields. */
export function parseMetadata(metadata: MetadataInput): unknown {
  return orThrow(metadata.type, check(schemas[metadata.type], metadata))
}

function check<schema extends z.ZodType>(
  schema: schema,
  value: unknown,
): ParseMetadataReturnType<z.output<schema>> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { metadata: result.data }
  const issues = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message:
      issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : issue.message,
  }))
  return { issues }
}

function orThrow<metadata>(
  type: MetadataInput['type'],
  { metadata, issues }: ParseMetadataReturnType<metadata>,
): metadata {
  if (issues) throw new InvalidMetadataError({ type, issues })
  return metadata
}
