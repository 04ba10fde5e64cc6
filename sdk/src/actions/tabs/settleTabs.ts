import type { Hash } from 'viem'
import type { SplitsLedgerFullError, SplitsSplitFullError } from '../../errors/splits.ts'
import type {
  TabsAmountNotPaidError,
  TabsBadItemsError,
  TabsBadSignatureError,
  TabsKeyExpiredError,
  TabsNonceGapError,
  TabsNotEnoughGasError,
  TabsUnknownKeyError,
  TabsUnknownSongError,
} from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import type { SignedTab } from '../../tabs/signTab.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SettleTabsParameters = WriteParameters & {
  /** Tabs of the sender's lanes, each lane's in order. */
  tabs: readonly SignedTab[]
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SettleTabsReturnType = Hash
export type SimulateSettleTabsReturnType = Simulation<void>
export type SettleTabsErrorType =
  | WriteErrorType
  | SplitsLedgerFullError
  | SplitsSplitFullError
  | TabsAmountNotPaidError
  | TabsBadItemsError
  | TabsBadSignatureError
  | TabsKeyExpiredError
  | TabsNonceGapError
  | TabsNotEnoughGasError
  | TabsUnknownKeyError
  | TabsUnknownSongError

/**
 * Settles signed tabs of the sender, who is the gateway that they were signed for. A tab settled already is passed over,
 * and one above its deposit settles up to the deposit; free and subscribers' plays are counted if the sender has the
 * GATEWAY role. `waitForSettleTabs` tells which.
 *
 * @example
 * const hash = await settleTabs(client, { tabs })
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

function call({ tabs }: SettleTabsParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'settle',
    args: [
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
