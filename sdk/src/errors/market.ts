import { formatBasisPoints, formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class MarketFeeTooHighError extends contractError('Market_FeeTooHigh', ({ fee, cap }) => [
  `The market may take ${formatBasisPoints(cap)} at most, not ${formatBasisPoints(fee)}.`,
  'Choose a lower fee.',
]) {}

export class MarketUnknownTokenError extends contractError(
  'Market_UnknownToken',
  ({ collection, id }) => [
    `Token ${id} of ${collection} is not traded here.`,
    'Songs, editions and royalty shares of this deployment are; shares have the id 0.',
  ],
) {}

export class MarketSongSuspendedError extends contractError('Market_SongSuspended', ({ song }) => [
  `A curator has suspended song ${song}: nothing of it is sold now.`,
  'Come back when it is open again.',
]) {}

export class MarketZeroPriceError extends contractError('Market_ZeroPrice', () => [
  'The price is zero.',
  'Ask or give at least 0.000001 USDC.',
]) {}

export class MarketBadQuantityError extends contractError('Market_BadQuantity', ({ quantity }) => [
  `${quantity} tokens cannot be traded.`,
  'Choose one or more; of a song there is only one.',
]) {}

export class MarketBadExpiryError extends contractError('Market_BadExpiry', ({ expiresAt }) => [
  `It cannot expire at ${formatTime(expiresAt)}.`,
  'Choose a time after now and within a year.',
]) {}

export class MarketNotListedError extends contractError('Market_NotListed', ({ seller }) => [
  `${seller} does not sell this now.`,
  'It was sold, taken back, or never listed. Look at the page again.',
]) {}

export class MarketNotOfferedError extends contractError('Market_NotOffered', ({ bidder }) => [
  `${bidder} offers nothing for this now.`,
  'The offer was used up or taken back. Look at the page again.',
]) {}

export class MarketExpiredError extends contractError('Market_Expired', ({ expiresAt }) => [
  `It counted until ${formatTime(expiresAt)}.`,
  'Ask for a new one.',
]) {}

export class MarketTooFewError extends contractError('Market_TooFew', ({ left, wanted }) => [
  `${left} tokens are left of it, not ${wanted}.`,
  'Choose fewer.',
]) {}

export class MarketNotHeldError extends contractError(
  'Market_NotHeld',
  ({ seller, balance, wanted }) => [
    `${seller} has ${balance} of these tokens, not ${wanted}.`,
    'The listing is stale: buy from somebody else, or list what you have.',
  ],
) {}

export class MarketNotApprovedError extends contractError(
  'Market_NotApproved',
  ({ collection, id, seller }) => [
    `${seller} does not let the market move token ${id} of ${collection}.`,
    'Approve it: the song itself, the editions as an operator, or the number of shares.',
  ],
) {}

export class MarketNotFundedError extends contractError(
  'Market_NotFunded',
  ({ payer, balance, allowance, wanted }) => [
    `${payer} holds ${formatUsdc(balance)} and lets the market take ${formatUsdc(allowance)}; ${formatUsdc(wanted)} are needed.`,
    'Add USDC to the wallet, and approve the amount.',
  ],
) {}

export class MarketPriceAboveMaximumError extends contractError(
  'Market_PriceAboveMaximum',
  ({ price, maximum }) => [
    `It costs ${formatUsdc(price)}, more than the ${formatUsdc(maximum)} you allowed.`,
    'Look at the price and try again.',
  ],
) {}

export class MarketProceedsBelowMinimumError extends contractError(
  'Market_ProceedsBelowMinimum',
  ({ proceeds, minimum }) => [
    `You would get ${formatUsdc(proceeds)}, less than the ${formatUsdc(minimum)} you ask.`,
    'Look at the offer, its royalty and the fee, and try again.',
  ],
) {}

/** The errors of Market. */
export const marketErrors = [
  MarketFeeTooHighError,
  MarketUnknownTokenError,
  MarketSongSuspendedError,
  MarketZeroPriceError,
  MarketBadQuantityError,
  MarketBadExpiryError,
  MarketNotListedError,
  MarketNotOfferedError,
  MarketExpiredError,
  MarketTooFewError,
  MarketNotHeldError,
  MarketNotApprovedError,
  MarketNotFundedError,
  MarketPriceAboveMaximumError,
  MarketProceedsBelowMinimumError,
] as const
