import { BigInt } from '@graphprotocol/graph-ts'
import { Platform } from '../../generated/schema'
import { PLATFORM_ID } from '../id'

/** The platform's totals. */
export function getPlatform(): Platform {
  let platform = Platform.load(PLATFORM_ID)
  if (platform != null) return platform
  platform = new Platform(PLATFORM_ID)
  platform.songs = 0
  platform.artists = 0
  platform.listeners = 0
  platform.splits = 0
  platform.plays = BigInt.zero()
  platform.paidPlays = BigInt.zero()
  platform.backedPlays = BigInt.zero()
  platform.paid = BigInt.zero()
  platform.credited = BigInt.zero()
  platform.withdrawn = BigInt.zero()
  platform.fees = BigInt.zero()
  platform.storefrontFees = BigInt.zero()
  platform.pendingFees = BigInt.zero()
  platform.accounted = BigInt.zero()
  platform.deposited = BigInt.zero()
  platform.protocolFee = 0
  platform.storefrontShare = 0
  platform.paused = false
  return platform
}
