import { formatCredit } from '../format.ts'
import { contractError } from './contract.ts'

export class GiftsZeroAmountError extends contractError('Gifts_ZeroAmount', () => [
  'The tip is zero.',
  'Give at least 0.000001 USDC.',
]) {}

export class GiftsClosedError extends contractError('Gifts_Closed', ({ song }) => [
  `Song ${song} takes no gifts: it is suspended, or its gift line is closed.`,
  'See its page for the other ways to support it.',
]) {}

export class GiftsNotOwnerError extends contractError('Gifts_NotOwner', ({ caller, owner }) => [
  `Only the song's owner sets what listens earn, or somebody the owner approved; ${caller} is neither.`,
  `Connect the wallet of ${owner}, or let it approve you.`,
]) {}

export class GiftsBadMultiplierError extends contractError(
  'Gifts_BadMultiplier',
  ({ multiplier }) => [
    `Rewards are multiplied by 1 to 5, in tenths 10 to 50, not by ${multiplier} tenths.`,
    'Choose a multiplier in between.',
  ],
) {}

export class GiftsNotTabsError extends contractError('Gifts_NotTabs', ({ caller }) => [
  `Only the contract that settles listens reports them; ${caller} is another.`,
  'Let the gateway settle the tab.',
]) {}

export class GiftsNothingToClaimError extends contractError(
  'Gifts_NothingToClaim',
  ({ listener }) => [
    `${listener} has no credit to claim now.`,
    'Free listens earn it once their tab is settled.',
  ],
) {}

export class GiftsCapTooHighError extends contractError(
  'Gifts_CapTooHigh',
  ({ epochCap, maximum }) => [
    `An epoch can give at most ${formatCredit(maximum)}, not ${formatCredit(epochCap)}.`,
    'Choose a lower cap.',
  ],
) {}

export class CommonsCreditNotMinterError extends contractError(
  'CommonsCredit_NotMinter',
  ({ caller }) => [
    `${caller} cannot mint credit.`,
    'Only the gift line does, for listens that were settled.',
  ],
) {}

/** The errors of Gifts and CommonsCredit. */
export const giftsErrors = [
  GiftsZeroAmountError,
  GiftsClosedError,
  GiftsNotOwnerError,
  GiftsBadMultiplierError,
  GiftsNotTabsError,
  GiftsNothingToClaimError,
  GiftsCapTooHighError,
  CommonsCreditNotMinterError,
] as const
