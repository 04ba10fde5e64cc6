export type { MetadataIssue } from '../errors/sdk.ts'
export { cidFromDigest, digestFromCid, isCid } from './cid.ts'
export { normalizeIsrc, normalizeUpc } from './codes.ts'
export type {
  EditionMetadataInput,
  MessageMetadataInput,
  PerksMetadataInput,
} from './documents.ts'
export { type EncodeMetadataReturnType, encodeMetadata } from './encode.ts'
export { MAX_MESSAGE_LENGTH, MAX_METADATA_BYTES } from './limits.ts'
export {
  checkProfileMetadata,
  checkSongMetadata,
  type MetadataInput,
  type ParseMetadataReturnType,
  parseProfileMetadata,
  parseSongMetadata,
} from './parse.ts'
export {
  type ProfileMetadata,
  type ProfileMetadataInput,
  profileMetadataSchema,
} from './profile.ts'
export {
  creditRoles,
  licenses,
  type SongMetadata,
  type SongMetadataInput,
  songMetadataSchema,
} from './song.ts'
