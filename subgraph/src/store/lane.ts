import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts'
import { Lane } from '../../generated/schema'
import { getOrCreateGateway, getOrCreateListener } from './people'

/** The listener's lane to the gateway, made when it is new. */
export function getOrCreateLane(listener: Bytes, gateway: Bytes, event: ethereum.Event): Lane {
  const id = listener.concat(gateway)
  let lane = Lane.load(id)
  if (lane != null) return lane
  lane = new Lane(id)
  lane.listener = getOrCreateListener(listener).id
  lane.gateway = getOrCreateGateway(gateway).id
  lane.balance = BigInt.zero()
  lane.nonce = BigInt.zero()
  lane.notice = BigInt.zero()
  lane.withdrawableAt = BigInt.zero()
  lane.deposited = BigInt.zero()
  lane.settled = BigInt.zero()
  lane.withdrawn = BigInt.zero()
  lane.openedAt = event.block.timestamp
  return lane
}
