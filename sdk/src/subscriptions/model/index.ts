export {
  creditEpoch,
  type Epoch,
  epochIn,
  owed,
  pointsOf,
  previewEpoch,
  rollOver,
} from './epochs.ts'
export {
  nameArtists,
  setAdmitted,
  setPaused,
  setPolicy,
  setPrices,
  setSong,
} from './governance.ts'
export { endOf, type PaidTime, type Stretch } from './paidTime.ts'
export { type Division, divide, type Part, type Recognition, recognisedIn } from './payments.ts'
export { countPlays, policyOf } from './plays.ts'
export {
  type Count,
  type Counted,
  type Credit,
  createState,
  type Payment,
  priceOf,
  type RollOver,
  type Song,
  type Subscriber,
  type SubscriptionRule,
  SubscriptionRuleError,
  type SubscriptionsState,
  subscriberOf,
  TREASURY_SPLIT,
} from './state.ts'
export { stored } from './stored.ts'
export {
  collect,
  previewUpgrade,
  renew,
  setRenewal,
  subscribe,
  tierOf,
  upgrade,
} from './subscribing.ts'
export {
  BASIC,
  DAILY_PLAYS,
  EPOCH,
  epochOf,
  FIRST_PRICES,
  FREE,
  GRACE,
  NOTICE,
  type PaidTier,
  PERIOD,
  type Policy,
  PREMIUM,
  PRO_RATA,
  type Prices,
  SETTLEMENT_WINDOW,
  SUPPORTER,
  startOf,
  type Tier,
  USER_CENTRIC,
} from './terms.ts'
