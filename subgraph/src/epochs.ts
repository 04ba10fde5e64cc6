import { BigInt } from '@graphprotocol/graph-ts'
import {
  EpochCredited,
  EpochRolledOver,
  PlaysCounted,
} from '../generated/Subscriptions/Subscriptions'
import { CountedPlay, EpochCredit, EpochRollOver, Song } from '../generated/schema'
import { partId, recordId } from './id'
import { decodePairs, decodePayment } from './items'
import { stamp } from './record'
import { getOrCreateEpoch, getOrCreateEpochSong, getOrCreateSubscriber } from './store/subscription'

export function handlePlaysCounted(event: PlaysCounted): void {
  const epoch = getOrCreateEpoch(event.params.epoch)
  epoch.points = epoch.points.plus(event.params.points)
  epoch.save()

  const subscriber = getOrCreateSubscriber(event.params.listener, event)
  subscriber.save()
  const items = decodePairs(event.params.songs)
  for (let i = 0; i < items.length; i++) {
    if (Song.load(items[i].song) == null) continue
    const part = getOrCreateEpochSong(epoch.id, items[i].song)
    part.points = part.points.plus(items[i].amount)
    part.save()

    const plays = new CountedPlay(partId(event, i))
    plays.epoch = epoch.id
    plays.song = items[i].song
    plays.subscriber = subscriber.id
    plays.points = items[i].amount
    stamp(plays, event)
    plays.save()
  }
}

export function handleEpochCredited(event: EpochCredited): void {
  const epoch = getOrCreateEpoch(event.params.epoch)
  epoch.credited = epoch.credited.plus(event.params.amount)
  for (let i = 0; i < event.params.songs.length; i++) {
    // Packed like a payment, with the song in the split's place.
    const credited = decodePayment(event.params.songs[i])
    if (Song.load(credited.split) == null) continue
    const part = getOrCreateEpochSong(epoch.id, credited.split)
    part.amount = part.amount.plus(credited.amount)
    part.credited = true
    part.save()
    epoch.creditedPoints = epoch.creditedPoints.plus(part.points)

    const credit = new EpochCredit(partId(event, i))
    credit.epoch = epoch.id
    credit.song = credited.split
    credit.points = part.points
    credit.amount = credited.amount
    stamp(credit, event)
    credit.save()
  }
  epoch.save()
}

export function handleEpochRolledOver(event: EpochRolledOver): void {
  const into = getOrCreateEpoch(event.params.into)
  into.pool = into.pool.plus(event.params.amount)
  into.save()

  const epoch = getOrCreateEpoch(event.params.epoch)
  epoch.pool = BigInt.zero()
  epoch.rolledInto = into.id
  epoch.save()

  const record = new EpochRollOver(recordId(event))
  record.epoch = epoch.id
  record.into = into.id
  record.amount = event.params.amount
  stamp(record, event)
  record.save()
}
