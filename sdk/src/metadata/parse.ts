import type { z } from 'zod'
import { InvalidMetadataError, type MetadataIssue } from '../errors/sdk.ts'
import { type ProfileMetadata, profileMetadataSchema } from './profile.ts'
import { type SongMetadata, songMetadataSchema } from './song.ts'

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
  type: 'song' | 'profile',
  { metadata, issues }: ParseMetadataReturnType<metadata>,
): metadata {
  if (issues) throw new InvalidMetadataError({ type, issues })
  return metadata
}
