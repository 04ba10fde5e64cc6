// Files of songs and artists. Those of other kinds are in small-files.ts; a manifest names one file, so they are passed
// on here.
import { Bytes, dataSource, JSONValue } from '@graphprotocol/graph-ts'
import { Contributor, ProfileLink, ProfileMetadata, SongMetadata } from '../generated/schema'
import { cidOf } from './cid'
import { idOfI32 } from './id'
import {
  addressField,
  arrayField,
  asObject,
  boolField,
  byteOf,
  decimalField,
  isOfType,
  JsonObject,
  MAX_CODE,
  MAX_NAME,
  MAX_PROSE,
  objectField,
  parseObject,
  textField,
  wholeField,
} from './json'

export { handleEditionFile, handleMessageFile, handlePerksFile } from './small-files'

const MAX_URL = 2000
const MAX_CREDITS = 200
const MAX_LINKS = 50
const MAX_WAVEFORM = 2000

/** Stores a song's metadata. A file that is no song is left out, and the song has none then. */
export function handleSongFile(file: Bytes): void {
  const root = parseObject(file)
  if (root == null || !isOfType(root, 'song')) return
  const digest = dataSource.context().getBytes('digest')

  const metadata = new SongMetadata(digest)
  metadata.cid = cidOf(digest)
  metadata.title = textField(root, 'title', MAX_NAME)
  metadata.artist = textField(root, 'artist', MAX_NAME)
  metadata.description = textField(root, 'description', MAX_PROSE)
  metadata.genre = textField(root, 'genre', MAX_NAME)
  metadata.bpm = decimalField(root, 'bpm')
  metadata.key = textField(root, 'key', MAX_CODE)
  metadata.isrc = textField(root, 'isrc', MAX_CODE)
  metadata.upc = textField(root, 'upc', MAX_CODE)
  metadata.license = textField(root, 'license', MAX_NAME)
  metadata.language = textField(root, 'language', MAX_CODE)
  metadata.explicit = boolField(root, 'explicit', false)
  metadata.duration = decimalField(root, 'duration')

  const artwork = objectField(root, 'artwork')
  metadata.artworkCid = textField(artwork, 'cid', MAX_CODE)
  metadata.artworkMimeType = textField(artwork, 'mime', MAX_CODE)

  const audio = objectField(root, 'audio')
  metadata.audioCid = textField(audio, 'cid', MAX_CODE)
  metadata.audioMimeType = textField(audio, 'mime', MAX_CODE)
  metadata.audioSize = wholeField(audio, 'size')
  metadata.encrypted = objectField(audio, 'encryption') != null
  metadata.waveform = readWaveform(root)
  metadata.save()

  const credits = arrayField(root, 'credits', MAX_CREDITS)
  for (let i = 0; i < credits.length; i++) writeContributor(digest, i, credits[i])
}

/** Stores an artist's profile. A file that is no profile is left out, and the artist has none then. */
export function handleProfileFile(file: Bytes): void {
  const root = parseObject(file)
  if (root == null || !isOfType(root, 'profile')) return
  const digest = dataSource.context().getBytes('digest')

  const profile = new ProfileMetadata(digest)
  profile.cid = cidOf(digest)
  profile.name = textField(root, 'name', MAX_NAME)
  profile.bio = textField(root, 'bio', MAX_PROSE)
  const avatar = objectField(root, 'avatar')
  profile.avatarCid = textField(avatar, 'cid', MAX_CODE)
  profile.avatarMimeType = textField(avatar, 'mime', MAX_CODE)
  profile.save()

  const links = arrayField(root, 'links', MAX_LINKS)
  for (let i = 0; i < links.length; i++) writeLink(digest, i, links[i])
}

/** The whole waveform, or none when a member is no byte: a picture with holes would be a wrong one. */
function readWaveform(root: JsonObject): i32[] {
  const members = arrayField(root, 'waveform', MAX_WAVEFORM)
  const waveform: i32[] = []
  for (let i = 0; i < members.length; i++) {
    const level = byteOf(members[i])
    if (level < 0) return []
    waveform.push(level)
  }
  return waveform
}

function writeContributor(digest: Bytes, position: i32, value: JSONValue): void {
  const credit = asObject(value)
  const name = textField(credit, 'name', MAX_NAME)
  if (name === null) return
  const contributor = new Contributor(digest.concat(idOfI32(position)))
  contributor.metadata = digest
  contributor.position = position
  contributor.name = name
  contributor.role = textField(credit, 'role', MAX_NAME)
  contributor.address = addressField(credit, 'address')
  contributor.save()
}

function writeLink(digest: Bytes, position: i32, value: JSONValue): void {
  const entry = asObject(value)
  const url = textField(entry, 'url', MAX_URL)
  // Nobody's profile may make a page link to javascript: and the like.
  if (url === null || !(url.startsWith('https://') || url.startsWith('http://'))) return
  const link = new ProfileLink(digest.concat(idOfI32(position)))
  link.profile = digest
  link.position = position
  link.label = textField(entry, 'label', MAX_NAME)
  link.url = url
  link.save()
}
