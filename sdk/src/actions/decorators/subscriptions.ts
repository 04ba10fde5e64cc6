import type { StaveClient } from '../client.ts'
import {
  collectSubscription,
  simulateCollectSubscription,
} from '../subscriptions/collectSubscription.ts'
import { creditEpoch, simulateCreditEpoch } from '../subscriptions/creditEpoch.ts'
import { getCounted } from '../subscriptions/getCounted.ts'
import { getCountingEpoch } from '../subscriptions/getCountingEpoch.ts'
import { getEarlyAccessHours } from '../subscriptions/getEarlyAccessHours.ts'
import { getEpoch } from '../subscriptions/getEpoch.ts'
import { getNamedArtists } from '../subscriptions/getNamedArtists.ts'
import { getPoints } from '../subscriptions/getPoints.ts'
import { getPointsPolicy } from '../subscriptions/getPointsPolicy.ts'
import { getSubscriber } from '../subscriptions/getSubscriber.ts'
import { getSubscriptionPrice } from '../subscriptions/getSubscriptionPrice.ts'
import { getSubscriptionPrices } from '../subscriptions/getSubscriptionPrices.ts'
import { getSubscriptionTabs } from '../subscriptions/getSubscriptionTabs.ts'
import { getSubscriptionTier } from '../subscriptions/getSubscriptionTier.ts'
import { isAdmitted } from '../subscriptions/isAdmitted.ts'
import { nameArtists, simulateNameArtists } from '../subscriptions/nameArtists.ts'
import { previewEpoch } from '../subscriptions/previewEpoch.ts'
import { previewUpgrade } from '../subscriptions/previewUpgrade.ts'
import { renewSubscription, simulateRenewSubscription } from '../subscriptions/renewSubscription.ts'
import { rollOverEpoch, simulateRollOverEpoch } from '../subscriptions/rollOverEpoch.ts'
import { setAdmitted, simulateSetAdmitted } from '../subscriptions/setAdmitted.ts'
import { setPointsPolicy, simulateSetPointsPolicy } from '../subscriptions/setPointsPolicy.ts'
import {
  setSubscriptionPrices,
  simulateSetSubscriptionPrices,
} from '../subscriptions/setSubscriptionPrices.ts'
import {
  setSubscriptionRenewal,
  simulateSetSubscriptionRenewal,
} from '../subscriptions/setSubscriptionRenewal.ts'
import {
  setSubscriptionTabs,
  simulateSetSubscriptionTabs,
} from '../subscriptions/setSubscriptionTabs.ts'
import { simulateSubscribe, subscribe } from '../subscriptions/subscribe.ts'
import {
  simulateUpgradeSubscription,
  upgradeSubscription,
} from '../subscriptions/upgradeSubscription.ts'
import { binder } from './bind.ts'

export type SubscriptionsActions = ReturnType<ReturnType<typeof subscriptionsActions>>

/**
 * Actions of the Subscriptions contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(subscriptionsActions())
 */
export function subscriptionsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      collectSubscription: bind(collectSubscription),
      simulateCollectSubscription: bind(simulateCollectSubscription),
      creditEpoch: bind(creditEpoch),
      simulateCreditEpoch: bind(simulateCreditEpoch),
      getCounted: bind(getCounted),
      getCountingEpoch: bind(getCountingEpoch),
      getEarlyAccessHours: bind(getEarlyAccessHours),
      getEpoch: bind(getEpoch),
      getNamedArtists: bind(getNamedArtists),
      getPoints: bind(getPoints),
      getPointsPolicy: bind(getPointsPolicy),
      getSubscriber: bind(getSubscriber),
      getSubscriptionPrice: bind(getSubscriptionPrice),
      getSubscriptionPrices: bind(getSubscriptionPrices),
      getSubscriptionTabs: bind(getSubscriptionTabs),
      getSubscriptionTier: bind(getSubscriptionTier),
      isAdmitted: bind(isAdmitted),
      nameArtists: bind(nameArtists),
      simulateNameArtists: bind(simulateNameArtists),
      previewEpoch: bind(previewEpoch),
      previewUpgrade: bind(previewUpgrade),
      renewSubscription: bind(renewSubscription),
      simulateRenewSubscription: bind(simulateRenewSubscription),
      rollOverEpoch: bind(rollOverEpoch),
      simulateRollOverEpoch: bind(simulateRollOverEpoch),
      setAdmitted: bind(setAdmitted),
      simulateSetAdmitted: bind(simulateSetAdmitted),
      setPointsPolicy: bind(setPointsPolicy),
      simulateSetPointsPolicy: bind(simulateSetPointsPolicy),
      setSubscriptionPrices: bind(setSubscriptionPrices),
      simulateSetSubscriptionPrices: bind(simulateSetSubscriptionPrices),
      setSubscriptionRenewal: bind(setSubscriptionRenewal),
      simulateSetSubscriptionRenewal: bind(simulateSetSubscriptionRenewal),
      setSubscriptionTabs: bind(setSubscriptionTabs),
      simulateSetSubscriptionTabs: bind(simulateSetSubscriptionTabs),
      subscribe: bind(subscribe),
      simulateSubscribe: bind(simulateSubscribe),
      upgradeSubscription: bind(upgradeSubscription),
      simulateUpgradeSubscription: bind(simulateUpgradeSubscription),
    }
  }
}
