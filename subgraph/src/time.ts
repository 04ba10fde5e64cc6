import { BigInt } from '@graphprotocol/graph-ts'

/** Seconds of 30 days: what a month is to patronage, and an epoch to gifts and subscriptions. */
export const THIRTY_DAYS = BigInt.fromI32(2592000)
