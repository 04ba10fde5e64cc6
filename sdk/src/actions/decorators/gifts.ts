import type { StaveClient } from '../client.ts'
import { claimCredit, simulateClaimCredit } from '../gifts/claimCredit.ts'
import { getCreditBalance } from '../gifts/getCreditBalance.ts'
import { getCreditSupply } from '../gifts/getCreditSupply.ts'
import { getEmission } from '../gifts/getEmission.ts'
import { getGiftEarnings } from '../gifts/getGiftEarnings.ts'
import { getGiftTabs } from '../gifts/getGiftTabs.ts'
import { getListens } from '../gifts/getListens.ts'
import { getRewards } from '../gifts/getRewards.ts'
import { setGiftCaps, simulateSetGiftCaps } from '../gifts/setGiftCaps.ts'
import { setGiftTabs, simulateSetGiftTabs } from '../gifts/setGiftTabs.ts'
import { setRewards, simulateSetRewards } from '../gifts/setRewards.ts'
import { simulateTipSong, tipSong } from '../gifts/tipSong.ts'
import { simulateTransferCredit, transferCredit } from '../gifts/transferCredit.ts'
import { binder } from './bind.ts'

export type GiftsActions = ReturnType<ReturnType<typeof giftsActions>>

/**
 * Actions of the Gifts and CommonsCredit contracts, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(giftsActions())
 */
export function giftsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      claimCredit: bind(claimCredit),
      simulateClaimCredit: bind(simulateClaimCredit),
      getCreditBalance: bind(getCreditBalance),
      getCreditSupply: bind(getCreditSupply),
      getEmission: bind(getEmission),
      getGiftEarnings: bind(getGiftEarnings),
      getGiftTabs: bind(getGiftTabs),
      getListens: bind(getListens),
      getRewards: bind(getRewards),
      setGiftCaps: bind(setGiftCaps),
      simulateSetGiftCaps: bind(simulateSetGiftCaps),
      setGiftTabs: bind(setGiftTabs),
      simulateSetGiftTabs: bind(simulateSetGiftTabs),
      setRewards: bind(setRewards),
      simulateSetRewards: bind(simulateSetRewards),
      tipSong: bind(tipSong),
      simulateTipSong: bind(simulateTipSong),
      transferCredit: bind(transferCredit),
      simulateTransferCredit: bind(simulateTransferCredit),
    }
  }
}
