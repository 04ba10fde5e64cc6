export type { MetadataIssue } from '../errors/sdk.ts'
export { cidFromDigest, digestFromCid, isCid } from './cid.ts'
export { normalizeIsrc, normalizeUpc } from './codes.ts'
export { type EncodeMetadataReturnType, encodeMetadata, MAX_METADATA_BYTES } from './encode.ts'
export {
  checkProfileMetadata,
  checkSongMetadata,
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
