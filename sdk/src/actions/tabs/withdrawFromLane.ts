import type { Address, Hash } from 'viem'
import type { TabsNothingToWithdrawError, TabsNoticeRunningError } from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type WithdrawFromLaneParameters = WriteParameters & {
  /** The listener's account. */
  listener: Address
  /** The gateway's account. */
  gateway: Address
}
/** The transaction; wait for it with `waitForReceipt`. */
export type WithdrawFromLaneReturnType = Hash
export type SimulateWithdrawFromLaneReturnType = Simulation<bigint>
export type WithdrawFromLaneErrorType =
  | WriteErrorType
  | TabsNothingToWithdrawError
  | TabsNoticeRunningError

/**
 * Pays a listener what was given notice of a day ago, up to the balance left; anyone may send it.
 *
 * @example
 * await withdrawFromLane(client, { listener, gateway })
 */
export function withdrawFromLane(
  client: StaveClient,
  parameters: WithdrawFromLaneParameters,
): Promise<WithdrawFromLaneReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `withdrawFromLane`, without sending: `result` is what the write would give back, and `request` is ready for `writeContract`. */
export function simulateWithdrawFromLane(
  client: StaveClient,
  parameters: WithdrawFromLaneParameters,
): Promise<SimulateWithdrawFromLaneReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ listener, gateway }: WithdrawFromLaneParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'withdraw',
    args: [listener, gateway],
  } as const
}
