import { formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class DutchAuctionsUnknownAuctionError extends contractError(
  'DutchAuctions_UnknownAuction',
  ({ auction }) => [`There is no Dutch auction ${auction}.`, 'Check the number in the link.'],
) {}

export class DutchAuctionsLineClosedError extends contractError(
  'DutchAuctions_LineClosed',
  ({ song }) => [
    `Song ${song} is not open for auctions.`,
    'Open the auction line in its terms first.',
  ],
) {}

export class DutchAuctionsSongSuspendedError extends contractError(
  'DutchAuctions_SongSuspended',
  ({ song }) => [
    `A curator has suspended song ${song}: nothing of it is sold now.`,
    'Come back when it is open again.',
  ],
) {}

export class DutchAuctionsBadPricesError extends contractError(
  'DutchAuctions_BadPrices',
  ({ startPrice, floorPrice }) => [
    `The price cannot fall from ${formatUsdc(BigInt(startPrice))} to ${formatUsdc(BigInt(floorPrice))}.`,
    'Choose a floor above zero and not above the start price.',
  ],
) {}

export class DutchAuctionsBadTimesError extends contractError(
  'DutchAuctions_BadTimes',
  ({ startsAt, fall, rest }) => [
    `An auction cannot start at ${formatTime(startsAt)}, fall for ${fall} s and rest for ${rest} s.`,
    'Start within a year, and leave time to fall and to rest.',
  ],
) {}

export class DutchAuctionsNotRunningError extends contractError(
  'DutchAuctions_NotRunning',
  ({ auction, startsAt, endsAt }) => [
    `Auction ${auction} runs from ${formatTime(startsAt)} to ${formatTime(endsAt)}.`,
    'Buy while it runs.',
  ],
) {}

export class DutchAuctionsSoldOutError extends contractError(
  'DutchAuctions_SoldOut',
  ({ left, wanted }) => [
    left === 0 ? 'The auction has nothing left.' : `Only ${left} tokens are left, not ${wanted}.`,
    'Choose fewer, or look on the market.',
  ],
) {}

export class DutchAuctionsPriceAboveMaximumError extends contractError(
  'DutchAuctions_PriceAboveMaximum',
  ({ price, maximum }) => [
    `It costs ${formatUsdc(price)} now, more than the ${formatUsdc(maximum)} you allowed.`,
    'Wait until the price has fallen, or allow more.',
  ],
) {}

export class DutchAuctionsHasSalesError extends contractError(
  'DutchAuctions_HasSales',
  ({ auction, sold }) => [
    `Auction ${auction} has sold ${sold} tokens and goes on to its end.`,
    'Close it then; what is left goes back to the edition.',
  ],
) {}

export class DutchAuctionsNothingLeftError extends contractError(
  'DutchAuctions_NothingLeft',
  ({ auction }) => [
    `Auction ${auction} has no tokens to give back.`,
    'It is sold out, cancelled, or closed already.',
  ],
) {}

export class DutchAuctionsStillRunningError extends contractError(
  'DutchAuctions_StillRunning',
  ({ auction, endsAt }) => [
    `Auction ${auction} runs until ${formatTime(endsAt)}.`,
    'Close it then.',
  ],
) {}

/** The errors of DutchAuctions. */
export const dutchAuctionsErrors = [
  DutchAuctionsUnknownAuctionError,
  DutchAuctionsLineClosedError,
  DutchAuctionsSongSuspendedError,
  DutchAuctionsBadPricesError,
  DutchAuctionsBadTimesError,
  DutchAuctionsNotRunningError,
  DutchAuctionsSoldOutError,
  DutchAuctionsPriceAboveMaximumError,
  DutchAuctionsHasSalesError,
  DutchAuctionsNothingLeftError,
  DutchAuctionsStillRunningError,
] as const
