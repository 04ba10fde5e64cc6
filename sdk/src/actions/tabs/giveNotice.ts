import type { Address, Hash } from 'viem'
import type { TabsNoticeAboveBalanceError } from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type GiveNoticeParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** Micro-USDC, at most what the lane holds; 0 takes a notice back. */
  amount: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type GiveNoticeReturnType = Hash
export type SimulateGiveNoticeReturnType = Simulation<void>
export type GiveNoticeErrorType = WriteErrorType | TabsNoticeAboveBalanceError

/**
 * Gives one day's notice to withdraw from the sender's lane. A notice that stood before is replaced.
 *
 * @example
 * await giveNotice(client, { gateway, amount: 5_000_000n })
 */
export function giveNotice(
  client: StaveClient,
  parameters: GiveNoticeParameters,
): Promise<GiveNoticeReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `giveNotice`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateGiveNotice(
  client: StaveClient,
  parameters: GiveNoticeParameters,
): Promise<SimulateGiveNoticeReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ gateway, amount }: GiveNoticeParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'giveNotice',
    args: [gateway, amount],
  } as const
}
