import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { CapsSet, Claimed, Rewarded, RewardsSet, TabsSet, Tipped } from '../generated/Gifts/Gifts'
import {
  CreditClaim,
  GiftEpoch,
  GiftSettings,
  GiftSettingsChange,
  Reward,
  RewardTerms,
  RewardTermsChange,
  Song,
  Tip,
} from '../generated/schema'
import { MessageFile } from '../generated/templates'
import { cidOf } from './cid'
import { fileContext } from './file'
import { idOf, isZero, lowI32, PLATFORM_ID, partId, recordId } from './id'
import { decodePairs } from './items'
import { stamp } from './record'
import { getOrCreateAccount, getOrCreateCredit } from './store/account'
import { THIRTY_DAYS } from './time'

export function handleTipped(event: Tipped): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  song.tipCount += 1
  song.tipped = song.tipped.plus(event.params.amount)
  song.save()

  const tip = new Tip(recordId(event))
  tip.song = song.id
  tip.artist = song.artist
  tip.tipper = getOrCreateAccount(event.params.tipper, event).id
  tip.split = song.split
  tip.amount = event.params.amount
  const digest = event.params.message
  if (!isZero(digest)) {
    const cid = cidOf(digest)
    tip.messageDigest = digest
    tip.messageCid = cid
    tip.message = digest
    MessageFile.createWithContext(cid, fileContext(digest))
  }
  stamp(tip, event)
  tip.save()
}

export function handleRewardsSet(event: RewardsSet): void {
  const song = Song.load(idOf(event.params.song))
  if (song == null) return
  const set = event.params.terms
  let terms = RewardTerms.load(song.id)
  if (terms == null) {
    terms = new RewardTerms(song.id)
    terms.song = song.id
    terms.rewarded = BigInt.zero()
  }
  terms.perListen = set.perListen
  terms.bonus = set.bonus
  terms.bonuses = set.bonusesLeft
  terms.multiplier = set.multiplier
  terms.save()

  const change = new RewardTermsChange(recordId(event))
  change.song = song.id
  change.perListen = set.perListen
  change.bonus = set.bonus
  change.bonuses = set.bonusesLeft
  change.multiplier = set.multiplier
  stamp(change, event)
  change.save()
}

export function handleRewarded(event: Rewarded): void {
  const credit = getOrCreateCredit(event.params.listener, event)
  credit.earned = credit.earned.plus(event.params.earned)
  credit.save()

  const epoch = getOrCreateEpoch(event.block.timestamp.div(THIRTY_DAYS))
  epoch.emitted = epoch.emitted.plus(event.params.earned)
  epoch.save()

  const items = decodePairs(event.params.rewards)
  for (let i = 0; i < items.length; i++) {
    recordReward(partId(event, i), items[i].song, items[i].amount, credit.account, event)
  }
}

export function handleClaimed(event: Claimed): void {
  const credit = getOrCreateCredit(event.params.listener, event)
  credit.claimed = credit.claimed.plus(event.params.amount)
  credit.save()

  const claim = new CreditClaim(recordId(event))
  claim.account = credit.account
  claim.amount = event.params.amount
  stamp(claim, event)
  claim.save()
}

export function handleCapsSet(event: CapsSet): void {
  const settings = getSettings()
  settings.epochCap = event.params.epochCap
  settings.dailyCap = event.params.dailyCap
  changeSettings(settings, event)
}

export function handleTabsSet(event: TabsSet): void {
  const settings = getSettings()
  settings.tabs = isZero(event.params.tabs) ? null : event.params.tabs
  changeSettings(settings, event)
}

/** Records thousandths of a CGC that listens to one song have earned. A song that does not exist is passed over. */
function recordReward(
  id: Bytes,
  songId: Bytes,
  amount: BigInt,
  account: Bytes,
  event: ethereum.Event,
): void {
  const terms = RewardTerms.load(songId)
  if (terms == null) return
  terms.rewarded = terms.rewarded.plus(amount)
  terms.save()

  const reward = new Reward(id)
  reward.song = songId
  reward.account = account
  reward.amount = amount
  stamp(reward, event)
  reward.save()
}

function getOrCreateEpoch(number: BigInt): GiftEpoch {
  const id = idOf(number)
  let epoch = GiftEpoch.load(id)
  if (epoch != null) return epoch
  epoch = new GiftEpoch(id)
  epoch.number = lowI32(number)
  epoch.emitted = BigInt.zero()
  return epoch
}

function getSettings(): GiftSettings {
  let settings = GiftSettings.load(PLATFORM_ID)
  if (settings != null) return settings
  settings = new GiftSettings(PLATFORM_ID)
  settings.epochCap = BigInt.zero()
  settings.dailyCap = BigInt.zero()
  return settings
}

/** Saves the settings, and records them. */
function changeSettings(settings: GiftSettings, event: ethereum.Event): void {
  settings.save()
  const change = new GiftSettingsChange(recordId(event))
  change.epochCap = settings.epochCap
  change.dailyCap = settings.dailyCap
  change.tabs = settings.tabs
  stamp(change, event)
  change.save()
}
