// Editions, their sales and tokens. Passes are in passes.ts; a manifest names one file a contract, so they are passed on
// here.
import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import {
  EditionAirdropped,
  EditionBought,
  EditionCreated,
  EditionEnded,
  EditionReleased,
  EditionReserved,
  TransferBatch,
  TransferSingle,
} from '../generated/Editions/Editions'
import {
  Edition,
  EditionAirdrop,
  EditionSale,
  EditionTransfer,
  Song,
  SupplyChange,
} from '../generated/schema'
import { EditionFile } from '../generated/templates'
import { cidOf } from './cid'
import { fileContext } from './file'
import { idOf, isZero, lowI32, partId, recordId } from './id'
import { passUseBefore } from './passes'
import { stamp } from './record'
import { getOrCreateBalance, saveSupply } from './store/edition'

export { handlePassesRevoked, handlePassRevoked, handlePassUsed } from './passes'

export function handleEditionCreated(event: EditionCreated): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  const digest = event.params.metadata
  const cid = cidOf(digest)
  const terms = event.params.terms

  const edition = new Edition(idOf(event.params.edition))
  edition.number = lowI32(event.params.edition)
  edition.collection = event.address
  edition.song = song.id
  edition.title = event.params.title
  edition.metadataDigest = digest
  edition.metadataCid = cid
  edition.metadata = digest
  edition.supply = terms.supply
  edition.left = terms.supply
  edition.minted = BigInt.zero()
  edition.sold = BigInt.zero()
  edition.earned = BigInt.zero()
  edition.price = terms.price
  edition.startsAt = terms.startsAt
  edition.endsAt = terms.endsAt
  edition.walletLimit = terms.walletLimit
  edition.royalty = terms.royalty
  if (!isZero(terms.minter)) edition.minter = terms.minter
  edition.series = BigInt.zero()
  edition.ended = false
  edition.createdAt = event.block.timestamp
  edition.createdBlock = event.block.number
  edition.createdIn = event.transaction.hash
  saveSupply(edition)

  EditionFile.createWithContext(cid, fileContext(digest))
}

export function handleEditionBought(event: EditionBought): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const quantity = event.params.quantity
  edition.left = edition.left.minus(quantity)
  edition.sold = edition.sold.plus(quantity)
  edition.earned = edition.earned.plus(event.params.paid)
  saveSupply(edition)

  const balance = getOrCreateBalance(edition, event.params.buyer, event)
  balance.bought = balance.bought.plus(quantity)
  balance.save()

  const sale = new EditionSale(recordId(event))
  sale.edition = edition.id
  sale.song = edition.song
  sale.buyer = balance.account
  sale.split = idOf(event.params.split)
  sale.quantity = quantity
  sale.paid = event.params.paid
  if (!event.params.storefront.isZero()) sale.storefront = idOf(event.params.storefront)
  sale.pass = passUseBefore(event)
  stamp(sale, event)
  sale.save()
}

export function handleEditionAirdropped(event: EditionAirdropped): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const receivers: Bytes[] = []
  for (let i = 0; i < event.params.receivers.length; i++) receivers.push(event.params.receivers[i])
  const all = event.params.quantity.times(BigInt.fromI32(receivers.length))
  edition.left = edition.left.minus(all)
  saveSupply(edition)

  const airdrop = new EditionAirdrop(recordId(event))
  airdrop.edition = edition.id
  airdrop.quantity = event.params.quantity
  airdrop.receivers = receivers
  stamp(airdrop, event)
  airdrop.save()
}

export function handleEditionEnded(event: EditionEnded): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const given = edition.left
  edition.supply = event.params.supply
  edition.left = BigInt.zero()
  edition.ended = true
  saveSupply(edition)
  recordSupply(edition, 'ENDED', given, null, event)
}

export function handleEditionReserved(event: EditionReserved): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  edition.left = edition.left.minus(event.params.quantity)
  saveSupply(edition)
  recordSupply(edition, 'RESERVED', event.params.quantity, event.params.minter, event)
}

export function handleEditionReleased(event: EditionReleased): void {
  const edition = Edition.load(idOf(event.params.edition))
  if (edition == null) return
  const quantity = event.params.quantity
  // What comes back to an ended edition ceases to exist.
  if (edition.ended) edition.supply = edition.supply.minus(quantity)
  else edition.left = edition.left.plus(quantity)
  saveSupply(edition)
  recordSupply(edition, 'RELEASED', quantity, event.params.minter, event)
}

export function handleTransferSingle(event: TransferSingle): void {
  const params = event.params
  move(partId(event, 0), params.id, params.from, params.to, params.value, event)
}

export function handleTransferBatch(event: TransferBatch): void {
  const params = event.params
  const count = min(params.ids.length, params.values.length)
  for (let i = 0; i < count; i++) {
    move(partId(event, i), params.ids[i], params.from, params.to, params.values[i], event)
  }
}

function move(
  id: Bytes,
  token: BigInt,
  from: Bytes,
  to: Bytes,
  quantity: BigInt,
  event: ethereum.Event,
): void {
  const edition = Edition.load(idOf(token))
  if (edition == null) return
  const transfer = new EditionTransfer(id)
  if (isZero(from)) {
    edition.minted = edition.minted.plus(quantity)
    saveSupply(edition)
  } else {
    const before = getOrCreateBalance(edition, from, event)
    before.balance = before.balance.minus(quantity)
    before.save()
    transfer.from = before.account
  }
  const after = getOrCreateBalance(edition, to, event)
  after.balance = after.balance.plus(quantity)
  after.save()

  transfer.edition = edition.id
  transfer.to = after.account
  transfer.quantity = quantity
  stamp(transfer, event)
  transfer.save()
}

function recordSupply(
  edition: Edition,
  kind: string,
  quantity: BigInt,
  minter: Bytes | null,
  event: ethereum.Event,
): void {
  const change = new SupplyChange(recordId(event))
  change.edition = edition.id
  change.kind = kind
  change.quantity = quantity
  change.minter = minter
  stamp(change, event)
  change.save()
}
