import type { Address, Hash } from 'viem'
import type {
  TabsAmountNotPaidError,
  TabsBadItemsError,
  TabsBadSignatureError,
  TabsKeyExpiredError,
  TabsNonceGapError,
  TabsNotGatewayError,
  TabsUnknownKeyError,
  TabsUnknownSongError,
} from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import type { SignedTab } from '../../tabs/signTab.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SettleTabsParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** Tabs of this gateway's lanes, each lane's in order. */
  tabs: readonly SignedTab[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SettleTabsReturnType = Hash
export type SimulateSettleTabsReturnType = Simulation<void>
export type SettleTabsErrorType =
  | WriteErrorType
  | TabsAmountNotPaidError
  | TabsBadItemsError
  | TabsBadSignatureError
  | TabsKeyExpiredError
  | TabsNonceGapError
  | TabsNotGatewayError
  | TabsUnknownKeyError
  | TabsUnknownSongError

/**
 * Settles signed tabs of one gateway; anyone may send it, save for tabs with plays that are not paid ones, which the
 * gateway itself settles. A tab settled already is passed over, and one above its deposit settles up to the deposit.
 * `waitForSettleTabs` tells which.
 *
 * @example
 * const hash = await settleTabs(client, { gateway, tabs })
 */
export function settleTabs(
  client: StaveClient,
  parameters: SettleTabsParameters,
): Promise<SettleTabsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `settleTabs`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSettleTabs(
  client: StaveClient,
  parameters: SettleTabsParameters,
): Promise<SimulateSettleTabsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ gateway, tabs }: SettleTabsParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'settle',
    args: [
      gateway,
      tabs.map(({ listener, nonce, x, y, r, s, items }) => ({
        listener,
        nonce,
        x,
        y,
        r,
        s,
        items,
      })),
    ],
  } as const
}
