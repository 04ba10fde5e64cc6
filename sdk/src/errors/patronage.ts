import { formatBasisPoints, formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class PatronageNotArtistError extends contractError(
  'Patronage_NotArtist',
  ({ caller, artist }) => [
    `Only ${artist} may do this, or an operator approved in the catalog; ${caller} is neither.`,
    'Connect the artist’s wallet, or let it approve you.',
  ],
) {}

export class PatronageNoPageError extends contractError('Patronage_NoPage', ({ artist }) => [
  `${artist} has not opened a patronage.`,
  'Name the split that earns it first.',
]) {}

export class PatronageUnknownSplitError extends contractError(
  'Patronage_UnknownSplit',
  ({ split }) => [`There is no split ${split}.`, 'Create the split first.'],
) {}

export class PatronageRewardTooHighError extends contractError(
  'Patronage_RewardTooHigh',
  ({ reward, cap }) => [
    `Whoever collects a renewal may earn at most ${formatBasisPoints(cap)} of it, not ${formatBasisPoints(reward)}.`,
    'Choose a lower reward.',
  ],
) {}

export class PatronageTooManyTiersError extends contractError(
  'Patronage_TooManyTiers',
  ({ count }) => [
    `An artist has at most ${count} tiers.`,
    'Change the terms of one, or close one to new patrons.',
  ],
) {}

export class PatronageUnknownTierError extends contractError(
  'Patronage_UnknownTier',
  ({ artist, tier }) => [`${artist} has no tier ${tier}.`, 'Choose one of those on the page.'],
) {}

export class PatronageNoPriceError extends contractError('Patronage_NoPrice', () => [
  'A tier needs a price.',
  'Ask at least 0.000001 USDC for 30 days.',
]) {}

export class PatronageTierFullError extends contractError(
  'Patronage_TierFull',
  ({ tier, limit }) =>
    limit === 0
      ? [`Tier ${tier} takes no new patrons.`, 'Choose another tier.']
      : [
          `All ${limit} places of tier ${tier} are taken.`,
          'Choose another tier, or come back when a place is free.',
        ],
) {}

export class PatronageTermsChangedError extends contractError(
  'Patronage_TermsChanged',
  ({ version, current }) => [
    `The artist has changed the tier: its terms are number ${current}, not ${version}.`,
    'Read them again before you agree.',
  ],
) {}

export class PatronageBadMonthsError extends contractError(
  'Patronage_BadMonths',
  ({ paidMonths }) => [
    `${paidMonths} months cannot be paid now.`,
    'Pay one month or more, and at most 120 months ahead in all.',
  ],
) {}

export class PatronageAboveMaximumError extends contractError(
  'Patronage_AboveMaximum',
  ({ amount, maximum }) => [
    `It costs ${formatUsdc(amount)}, more than the ${formatUsdc(maximum)} you allowed.`,
    'Look at the price and try again.',
  ],
) {}

export class PatronageTotalFullError extends contractError(
  'Patronage_TotalFull',
  ({ contributed, amount }) => [
    `The artist's patrons have given ${formatUsdc(contributed)}, and ${formatUsdc(amount)} more cannot be counted.`,
    'Support the artist in another way.',
  ],
) {}

export class PatronageZeroAddressError extends contractError('Patronage_ZeroAddress', () => [
  'A gift needs somebody who gets it.',
  'Name the account.',
]) {}

export class PatronageOtherTierError extends contractError(
  'Patronage_OtherTier',
  ({ patron, tier }) => [
    `${patron} is a patron on tier ${tier} already.`,
    'Give months of that tier.',
  ],
) {}

export class PatronageNotPatronError extends contractError(
  'Patronage_NotPatron',
  ({ artist, patron }) => [`${patron} is no patron of ${artist} now.`, 'Join first.'],
) {}

export class PatronageNotAutomaticError extends contractError(
  'Patronage_NotAutomatic',
  ({ patron }) => [
    `${patron} has not agreed to renew automatically.`,
    'Only the patron can agree, or pay by hand.',
  ],
) {}

export class PatronageNotDueError extends contractError('Patronage_NotDue', ({ paidUntil }) => [
  `The next month is due at ${formatTime(paidUntil)}.`,
  'Collect it then.',
]) {}

/** The errors of Patronage. */
export const patronageErrors = [
  PatronageNotArtistError,
  PatronageNoPageError,
  PatronageUnknownSplitError,
  PatronageRewardTooHighError,
  PatronageTooManyTiersError,
  PatronageUnknownTierError,
  PatronageNoPriceError,
  PatronageTierFullError,
  PatronageTermsChangedError,
  PatronageBadMonthsError,
  PatronageAboveMaximumError,
  PatronageTotalFullError,
  PatronageZeroAddressError,
  PatronageOtherTierError,
  PatronageNotPatronError,
  PatronageNotAutomaticError,
  PatronageNotDueError,
] as const
