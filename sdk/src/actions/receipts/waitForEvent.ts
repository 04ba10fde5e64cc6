import {
  type Abi,
  type ContractEventName,
  type Hash,
  isAddressEqual,
  parseEventLogs,
  type TransactionReceipt,
} from 'viem'
import type { ContractName } from '../../addresses.ts'
import { NoContractError } from '../../errors/wallet.ts'
import { addressOf } from '../call.ts'
import type { ContractParameters, StaveClient } from '../client.ts'
import { waitForReceipt } from './waitForReceipt.ts'

export type WaitForEventParameters = ContractParameters & {
  hash: Hash
  /** Milliseconds until waiting is given up; 180,000 unless given. */
  timeout?: number | undefined
}

/** Waits for a transaction and gives the contract's events of one name, at least one, and the receipt. */
export async function waitForEvent<
  const abi extends Abi,
  const name extends ContractEventName<abi>,
>(
  client: StaveClient,
  { contract, abi, eventName }: { contract: ContractName; abi: abi; eventName: name },
  { hash, timeout, address }: WaitForEventParameters,
) {
  const receipt: TransactionReceipt = await waitForReceipt(client, { hash, timeout })
  const emitter = address ?? (await addressOf(client, contract))
  const logs = receipt.logs.filter((log) => isAddressEqual(log.address, emitter))
  const events = parseEventLogs<abi, true, name>({ abi, eventName, logs })
  const [first] = events
  if (!first) throw new NoContractError()
  return { receipt, events, first }
}
