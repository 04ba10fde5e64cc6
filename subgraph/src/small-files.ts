import { Bytes, dataSource } from '@graphprotocol/graph-ts'
import { EditionMetadata, Message, PerksMetadata } from '../generated/schema'
import { cidOf } from './cid'
import {
  arrayField,
  isOfType,
  MAX_CODE,
  MAX_NAME,
  MAX_PROSE,
  objectField,
  parseObject,
  textField,
  textOf,
} from './json'

const MAX_PERKS = 50
const MAX_MESSAGE = 2000

/** Stores an edition's metadata. A file that is of another type is left out. */
export function handleEditionFile(file: Bytes): void {
  const root = parseObject(file)
  if (root == null || !isOfType(root, 'edition')) return
  const digest = dataSource.context().getBytes('digest')

  const metadata = new EditionMetadata(digest)
  metadata.cid = cidOf(digest)
  metadata.name = textField(root, 'name', MAX_NAME)
  metadata.description = textField(root, 'description', MAX_PROSE)
  const artwork = objectField(root, 'artwork')
  metadata.artworkCid = textField(artwork, 'cid', MAX_CODE)
  metadata.artworkMimeType = textField(artwork, 'mime', MAX_CODE)
  metadata.save()
}

/** Stores what patrons of a tier get. A file that is of another type is left out. */
export function handlePerksFile(file: Bytes): void {
  const root = parseObject(file)
  if (root == null || !isOfType(root, 'perks')) return
  const digest = dataSource.context().getBytes('digest')

  const metadata = new PerksMetadata(digest)
  metadata.cid = cidOf(digest)
  metadata.name = textField(root, 'name', MAX_NAME)
  metadata.description = textField(root, 'description', MAX_PROSE)
  const perks: string[] = []
  const members = arrayField(root, 'perks', MAX_PERKS)
  for (let i = 0; i < members.length; i++) {
    const perk = textOf(members[i], MAX_NAME)
    if (perk !== null) perks.push(perk)
  }
  metadata.perks = perks
  metadata.save()
}

/** Stores the message of a tip. A file that is of another type is left out. */
export function handleMessageFile(file: Bytes): void {
  const root = parseObject(file)
  if (root == null || !isOfType(root, 'message')) return
  const digest = dataSource.context().getBytes('digest')

  const message = new Message(digest)
  message.cid = cidOf(digest)
  message.text = textField(root, 'text', MAX_MESSAGE)
  message.save()
}
