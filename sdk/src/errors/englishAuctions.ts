import { formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

/** The contract keeps bids in 48 bits, which viem gives as numbers. */
const usdc = (amount: number | bigint) => formatUsdc(BigInt(amount))

export class EnglishAuctionsUnknownAuctionError extends contractError(
  'EnglishAuctions_UnknownAuction',
  ({ auction }) => [`There is no English auction ${auction}.`, 'Check the number in the link.'],
) {}

export class EnglishAuctionsLineClosedError extends contractError(
  'EnglishAuctions_LineClosed',
  ({ song }) => [
    `Song ${song} is not open for auctions.`,
    'Open the auction line in its terms first.',
  ],
) {}

export class EnglishAuctionsSongSuspendedError extends contractError(
  'EnglishAuctions_SongSuspended',
  ({ song }) => [
    `A curator has suspended song ${song}: nothing of it is sold now.`,
    'Come back when it is open again.',
  ],
) {}

export class EnglishAuctionsPausedError extends contractError('EnglishAuctions_Paused', () => [
  'Payments are paused at the moment.',
  'Deposits can still be taken back. Try to bid again later.',
]) {}

export class EnglishAuctionsUnknownSplitError extends contractError(
  'EnglishAuctions_UnknownSplit',
  ({ split }) => [
    `There is no split ${split}, so the storefront would earn nothing.`,
    'Bid without a storefront, or let it create its split.',
  ],
) {}

export class EnglishAuctionsBadPricesError extends contractError(
  'EnglishAuctions_BadPrices',
  ({ opening, reserve, buyNow }) => [
    `Bids from ${usdc(opening)}, a reserve of ${usdc(reserve)} and a buy-now price of ${usdc(buyNow)} do not go together.`,
    'Choose an opening bid above zero, a reserve not below it, and a buy-now price not below that.',
  ],
) {}

export class EnglishAuctionsBadRaiseError extends contractError(
  'EnglishAuctions_BadRaise',
  ({ raise }) => [`Bids cannot rise by ${raise} %.`, 'Choose 1 to 100 percent.'],
) {}

export class EnglishAuctionsBadTimesError extends contractError(
  'EnglishAuctions_BadTimes',
  ({ startsAt, duration }) => [
    `An auction cannot start at ${formatTime(startsAt)} and take ${duration} seconds.`,
    'Start within a year, and choose 10 minutes to 90 days.',
  ],
) {}

export class EnglishAuctionsNotRunningError extends contractError(
  'EnglishAuctions_NotRunning',
  ({ auction, startsAt, endsAt }) => [
    `Auction ${auction} takes no bids now; it runs from ${formatTime(startsAt)} to ${formatTime(endsAt)}, unless it was bought or called off.`,
    'Look at its page.',
  ],
) {}

export class EnglishAuctionsBidTooLowError extends contractError(
  'EnglishAuctions_BidTooLow',
  ({ amount, minimum }) => [
    `The next bid must be ${usdc(minimum)} or more, not ${usdc(amount)}.`,
    'Bid more.',
  ],
) {}

export class EnglishAuctionsNoBuyNowError extends contractError(
  'EnglishAuctions_NoBuyNow',
  ({ auction }) => [
    `Auction ${auction} cannot be bought at once: it has no such price, or a bid stands at the reserve.`,
    'Bid instead.',
  ],
) {}

export class EnglishAuctionsPriceAboveMaximumError extends contractError(
  'EnglishAuctions_PriceAboveMaximum',
  ({ price, maximum }) => [
    `It costs ${usdc(price)}, more than the ${usdc(maximum)} you allowed.`,
    'Look at the price and try again.',
  ],
) {}

export class EnglishAuctionsNotReceivedError extends contractError(
  'EnglishAuctions_NotReceived',
  ({ amount, arrived }) => [
    `Only ${usdc(arrived)} of ${usdc(amount)} arrived.`,
    'The currency must not take a fee on transfers.',
  ],
) {}

export class EnglishAuctionsHasBidsError extends contractError(
  'EnglishAuctions_HasBids',
  ({ auction }) => [
    `Somebody has bid in auction ${auction}, so it goes on to its end.`,
    'Settle it then.',
  ],
) {}

export class EnglishAuctionsStillRunningError extends contractError(
  'EnglishAuctions_StillRunning',
  ({ auction, endsAt }) => [
    `Auction ${auction} runs until ${formatTime(endsAt)}.`,
    'Settle it then.',
  ],
) {}

export class EnglishAuctionsNotOpenError extends contractError(
  'EnglishAuctions_NotOpen',
  ({ auction }) => [
    `Auction ${auction} is over: settled, bought or called off.`,
    'There is nothing left to do.',
  ],
) {}

export class EnglishAuctionsTooLittleGasError extends contractError(
  'EnglishAuctions_TooLittleGas',
  ({ needed }) => [
    `Handing over the token needs ${needed} gas.`,
    'Raise the gas limit of the transaction.',
  ],
) {}

export class EnglishAuctionsNothingToClaimError extends contractError(
  'EnglishAuctions_NothingToClaim',
  ({ auction, caller }) => [
    `No token of auction ${auction} waits for ${caller}.`,
    'Connect the wallet that won.',
  ],
) {}

export class EnglishAuctionsNothingToReturnError extends contractError(
  'EnglishAuctions_NothingToReturn',
  ({ auction, bidder }) => [
    `${bidder} has nothing to take back from auction ${auction}.`,
    'The highest bid is bound until the auction is settled.',
  ],
) {}

export class EnglishAuctionsNotBidderError extends contractError(
  'EnglishAuctions_NotBidder',
  ({ bidder, caller }) => [
    `While the auction is open only ${bidder} may take the deposit back, not ${caller}.`,
    'Connect that wallet, or wait until the auction is over.',
  ],
) {}

/** The errors of EnglishAuctions. */
export const englishAuctionsErrors = [
  EnglishAuctionsUnknownAuctionError,
  EnglishAuctionsLineClosedError,
  EnglishAuctionsSongSuspendedError,
  EnglishAuctionsPausedError,
  EnglishAuctionsUnknownSplitError,
  EnglishAuctionsBadPricesError,
  EnglishAuctionsBadRaiseError,
  EnglishAuctionsBadTimesError,
  EnglishAuctionsNotRunningError,
  EnglishAuctionsBidTooLowError,
  EnglishAuctionsNoBuyNowError,
  EnglishAuctionsPriceAboveMaximumError,
  EnglishAuctionsNotReceivedError,
  EnglishAuctionsHasBidsError,
  EnglishAuctionsStillRunningError,
  EnglishAuctionsNotOpenError,
  EnglishAuctionsTooLittleGasError,
  EnglishAuctionsNothingToClaimError,
  EnglishAuctionsNothingToReturnError,
  EnglishAuctionsNotBidderError,
] as const
