import { formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

/** Prices have 32 bits, which viem gives as numbers. */
const usdc = (amount: number | bigint) => formatUsdc(BigInt(amount))

/** The tiers' names, by their numbers on-chain. */
const tierNames = ['FREE', 'BASIC', 'PREMIUM', 'SUPPORTER']
const tierName = (tier: number) => tierNames[tier] ?? `tier ${tier}`

export class SubscriptionsFreeTierError extends contractError('Subscriptions_FreeTier', () => [
  'FREE costs nothing, so it cannot be bought.',
  'To cancel, set the renewal to FREE.',
]) {}

export class SubscriptionsAlreadySubscribedError extends contractError(
  'Subscriptions_AlreadySubscribed',
  ({ paidUntil }) => [
    `The subscription runs already, paid until ${formatTime(paidUntil)}.`,
    'Renew it; if it is cancelled, choose first as what it goes on.',
  ],
) {}

export class SubscriptionsNotSubscribedError extends contractError(
  'Subscriptions_NotSubscribed',
  ({ listener }) => [`${listener} has no subscription that runs.`, 'Subscribe first.'],
) {}

export class SubscriptionsCancelledError extends contractError('Subscriptions_Cancelled', () => [
  'The subscription is cancelled.',
  'Choose first as what it goes on.',
]) {}

export class SubscriptionsBadPeriodsError extends contractError(
  'Subscriptions_BadPeriods',
  ({ periods, latest }) => [
    `${periods} periods cannot be paid now.`,
    `Pay one or more; the paid time may end at ${formatTime(latest)} at the latest.`,
  ],
) {}

export class SubscriptionsChangePendingError extends contractError(
  'Subscriptions_ChangePending',
  ({ changesAt }) => [
    `Another change of tier or price is paid for already, and begins at ${formatTime(changesAt)}.`,
    'Renew after that.',
  ],
) {}

export class SubscriptionsAboveMaximumError extends contractError(
  'Subscriptions_AboveMaximum',
  ({ amount, maximum }) => [
    `It costs ${usdc(amount)}, more than the ${usdc(maximum)} you allowed.`,
    'Look at the price and try again.',
  ],
) {}

export class SubscriptionsNotHigherError extends contractError(
  'Subscriptions_NotHigher',
  ({ tier, current }) => [
    `${tierName(tier)} is not above ${tierName(current)}.`,
    'To go lower, choose it for the next renewal.',
  ],
) {}

export class SubscriptionsPaidTimeOverError extends contractError(
  'Subscriptions_PaidTimeOver',
  ({ paidUntil }) => [`The paid time ended at ${formatTime(paidUntil)}.`, 'Renew first.'],
) {}

export class SubscriptionsFreeNotAutomaticError extends contractError(
  'Subscriptions_FreeNotAutomatic',
  () => ['Who cancels cannot renew automatically.', 'Choose one of the two.'],
) {}

export class SubscriptionsNotAutomaticError extends contractError(
  'Subscriptions_NotAutomatic',
  ({ listener }) => [
    `${listener} has not agreed to renew automatically.`,
    'Only the subscriber can agree, or pay by hand.',
  ],
) {}

export class SubscriptionsNotDueError extends contractError(
  'Subscriptions_NotDue',
  ({ paidUntil }) => [`The next period is due at ${formatTime(paidUntil)}.`, 'Collect it then.'],
) {}

export class SubscriptionsAboveAgreedError extends contractError(
  'Subscriptions_AboveAgreed',
  ({ price, agreed }) => [
    `30 days cost ${usdc(price)} now, more than the ${usdc(agreed)} that was agreed to.`,
    'Agree to the new price, or renew by hand.',
  ],
) {}

export class SubscriptionsTooManyArtistsError extends contractError(
  'Subscriptions_TooManyArtists',
  ({ count }) => [`At most four artists can be named, not ${count}.`, 'Choose four.'],
) {}

export class SubscriptionsBadPricesError extends contractError(
  'Subscriptions_BadPrices',
  ({ basic, premium, supporter }) => [
    `The prices ${usdc(basic)}, ${usdc(premium)} and ${usdc(supporter)} do not rise.`,
    'Choose prices above zero, each higher than the one before.',
  ],
) {}

export class SubscriptionsEpochBegunError extends contractError(
  'Subscriptions_EpochBegun',
  ({ epoch }) => [
    `Epoch ${epoch} has begun, so its points are given as they are.`,
    'Choose a later epoch.',
  ],
) {}

export class SubscriptionsNotTabsError extends contractError(
  'Subscriptions_NotTabs',
  ({ caller }) => [
    `Only the contract that settles plays reports them; ${caller} is another.`,
    'Let the gateway settle the tab.',
  ],
) {}

export class SubscriptionsTabsNamedError extends contractError(
  'Subscriptions_TabsNamed',
  ({ tabs }) => [
    `Plays are settled by ${tabs}, for good.`,
    'To change it, deploy the contracts anew.',
  ],
) {}

export class SubscriptionsEpochOpenError extends contractError(
  'Subscriptions_EpochOpen',
  ({ epoch, creditableAt }) => [
    `Plays of epoch ${epoch} may be settled until ${formatTime(creditableAt)}.`,
    'Credit its songs then.',
  ],
) {}

export class SubscriptionsNothingToRollOverError extends contractError(
  'Subscriptions_NothingToRollOver',
  ({ epoch }) => [
    `Nothing of epoch ${epoch} rolls over: it has plays, or no pool.`,
    'If it has plays, credit its songs.',
  ],
) {}

export class SongOwnersUnknownError extends contractError('SongOwners_Unknown', ({ catalog }) => [
  `The catalog at ${catalog} does not tell who owns the songs.`,
  'Check the address and the chain.',
]) {}

/** The errors of Subscriptions. */
export const subscriptionsErrors = [
  SubscriptionsFreeTierError,
  SubscriptionsAlreadySubscribedError,
  SubscriptionsNotSubscribedError,
  SubscriptionsCancelledError,
  SubscriptionsBadPeriodsError,
  SubscriptionsChangePendingError,
  SubscriptionsAboveMaximumError,
  SubscriptionsNotHigherError,
  SubscriptionsPaidTimeOverError,
  SubscriptionsFreeNotAutomaticError,
  SubscriptionsNotAutomaticError,
  SubscriptionsNotDueError,
  SubscriptionsAboveAgreedError,
  SubscriptionsTooManyArtistsError,
  SubscriptionsBadPricesError,
  SubscriptionsEpochBegunError,
  SubscriptionsNotTabsError,
  SubscriptionsTabsNamedError,
  SubscriptionsEpochOpenError,
  SubscriptionsNothingToRollOverError,
  SongOwnersUnknownError,
] as const
