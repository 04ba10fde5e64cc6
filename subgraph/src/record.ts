import { Entity, ethereum } from '@graphprotocol/graph-ts'

/** Writes where and when a record came about. */
export function stamp(record: Entity, event: ethereum.Event): void {
  record.setBytes('transaction', event.transaction.hash)
  record.setBigInt('block', event.block.number)
  record.setBigInt('timestamp', event.block.timestamp)
}
