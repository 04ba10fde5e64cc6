import type { StaveClient } from '../client.ts'
import { acceptTierTerms, simulateAcceptTierTerms } from '../patronage/acceptTierTerms.ts'
import { addTier, simulateAddTier } from '../patronage/addTier.ts'
import { cancelPatronage, simulateCancelPatronage } from '../patronage/cancelPatronage.ts'
import { collectPatronage, simulateCollectPatronage } from '../patronage/collectPatronage.ts'
import { getPatron } from '../patronage/getPatron.ts'
import { getPatronagePage } from '../patronage/getPatronagePage.ts'
import { getPatronStanding } from '../patronage/getPatronStanding.ts'
import { getTier } from '../patronage/getTier.ts'
import { getTierTerms } from '../patronage/getTierTerms.ts'
import { giftPatronage, simulateGiftPatronage } from '../patronage/giftPatronage.ts'
import { joinPatronage, simulateJoinPatronage } from '../patronage/joinPatronage.ts'
import { previewJoinPatronage } from '../patronage/previewJoinPatronage.ts'
import { renewPatronage, simulateRenewPatronage } from '../patronage/renewPatronage.ts'
import {
  setAutomaticPatronage,
  simulateSetAutomaticPatronage,
} from '../patronage/setAutomaticPatronage.ts'
import { setPatronagePage, simulateSetPatronagePage } from '../patronage/setPatronagePage.ts'
import { setTier, simulateSetTier } from '../patronage/setTier.ts'
import { setTierLimit, simulateSetTierLimit } from '../patronage/setTierLimit.ts'
import { simulateVacatePatrons, vacatePatrons } from '../patronage/vacatePatrons.ts'
import { binder } from './bind.ts'

export type PatronageActions = ReturnType<ReturnType<typeof patronageActions>>

/**
 * Actions of the Patronage contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(patronageActions())
 */
export function patronageActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      acceptTierTerms: bind(acceptTierTerms),
      simulateAcceptTierTerms: bind(simulateAcceptTierTerms),
      addTier: bind(addTier),
      simulateAddTier: bind(simulateAddTier),
      cancelPatronage: bind(cancelPatronage),
      simulateCancelPatronage: bind(simulateCancelPatronage),
      collectPatronage: bind(collectPatronage),
      simulateCollectPatronage: bind(simulateCollectPatronage),
      getPatron: bind(getPatron),
      getPatronStanding: bind(getPatronStanding),
      getPatronagePage: bind(getPatronagePage),
      getTier: bind(getTier),
      getTierTerms: bind(getTierTerms),
      giftPatronage: bind(giftPatronage),
      simulateGiftPatronage: bind(simulateGiftPatronage),
      joinPatronage: bind(joinPatronage),
      simulateJoinPatronage: bind(simulateJoinPatronage),
      previewJoinPatronage: bind(previewJoinPatronage),
      renewPatronage: bind(renewPatronage),
      simulateRenewPatronage: bind(simulateRenewPatronage),
      setAutomaticPatronage: bind(setAutomaticPatronage),
      simulateSetAutomaticPatronage: bind(simulateSetAutomaticPatronage),
      setPatronagePage: bind(setPatronagePage),
      simulateSetPatronagePage: bind(simulateSetPatronagePage),
      setTier: bind(setTier),
      simulateSetTier: bind(simulateSetTier),
      setTierLimit: bind(setTierLimit),
      simulateSetTierLimit: bind(simulateSetTierLimit),
      vacatePatrons: bind(vacatePatrons),
      simulateVacatePatrons: bind(simulateVacatePatrons),
    }
  }
}
