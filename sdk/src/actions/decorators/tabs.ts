import type { StaveClient } from '../client.ts'
import { addSessionKey, simulateAddSessionKey } from '../tabs/addSessionKey.ts'
import { depositToLane, simulateDepositToLane } from '../tabs/depositToLane.ts'
import { getKeyExpiry } from '../tabs/getKeyExpiry.ts'
import { getLane } from '../tabs/getLane.ts'
import { getStorefront } from '../tabs/getStorefront.ts'
import { getTabDigest } from '../tabs/getTabDigest.ts'
import { giveNotice, simulateGiveNotice } from '../tabs/giveNotice.ts'
import { openLane, simulateOpenLane } from '../tabs/openLane.ts'
import { play, simulatePlay } from '../tabs/play.ts'
import { revokeSessionKey, simulateRevokeSessionKey } from '../tabs/revokeSessionKey.ts'
import { setStorefront, simulateSetStorefront } from '../tabs/setStorefront.ts'
import { settleTabs, simulateSettleTabs } from '../tabs/settleTabs.ts'
import { simulateWithdrawFromLane, withdrawFromLane } from '../tabs/withdrawFromLane.ts'
import { binder } from './bind.ts'

export type TabsActions = ReturnType<ReturnType<typeof tabsActions>>

/**
 * Actions of the Tabs contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(tabsActions())
 */
export function tabsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      addSessionKey: bind(addSessionKey),
      simulateAddSessionKey: bind(simulateAddSessionKey),
      depositToLane: bind(depositToLane),
      simulateDepositToLane: bind(simulateDepositToLane),
      getKeyExpiry: bind(getKeyExpiry),
      getLane: bind(getLane),
      getStorefront: bind(getStorefront),
      getTabDigest: bind(getTabDigest),
      giveNotice: bind(giveNotice),
      simulateGiveNotice: bind(simulateGiveNotice),
      openLane: bind(openLane),
      simulateOpenLane: bind(simulateOpenLane),
      play: bind(play),
      simulatePlay: bind(simulatePlay),
      revokeSessionKey: bind(revokeSessionKey),
      simulateRevokeSessionKey: bind(simulateRevokeSessionKey),
      setStorefront: bind(setStorefront),
      simulateSetStorefront: bind(simulateSetStorefront),
      settleTabs: bind(settleTabs),
      simulateSettleTabs: bind(simulateSettleTabs),
      withdrawFromLane: bind(withdrawFromLane),
      simulateWithdrawFromLane: bind(simulateWithdrawFromLane),
    }
  }
}
