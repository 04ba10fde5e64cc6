import { contractError } from './contract.ts'

export class RoyaltySharesBadSupplyError extends contractError(
  'RoyaltyShares_BadSupply',
  ({ supply, maximum }) => [
    `There can be 1 to ${maximum} shares, not ${supply}.`,
    'Choose another number.',
  ],
) {}

export class RoyaltySharesBadLengthError extends contractError(
  'RoyaltyShares_BadLength',
  ({ length, maximum }) => [
    `A name or symbol has ${length} bytes; 1 to ${maximum} are allowed.`,
    'Shorten it, or fill it in.',
  ],
) {}

export class RoyaltySharesExistsError extends contractError('RoyaltyShares_Exists', ({ share }) => [
  `These shares were made already, at ${share}.`,
  'Choose another salt to make others.',
]) {}

export class RoyaltySharesNoPositionError extends contractError(
  'RoyaltyShares_NoPosition',
  ({ split, share }) => [
    `No position in split ${split} was handed to ${share}.`,
    'Transfer the position there first, with the very same terms.',
  ],
) {}

export class RoyaltyShareBadReceiverError extends contractError(
  'RoyaltyShare_BadReceiver',
  ({ to }) => [`Nobody can be paid at ${to}.`, 'Name another account.'],
) {}

export class RoyaltyShareNothingToClaimError extends contractError(
  'RoyaltyShare_NothingToClaim',
  ({ holder }) => [`${holder} has nothing to claim now.`, 'Shares earn when their split does.'],
) {}

export class RoyaltyShareNothingToCollectError extends contractError(
  'RoyaltyShare_NothingToCollect',
  ({ token }) => [
    `Nothing of the token ${token} has arrived since the last time.`,
    'The currency needs no collecting: it is shared by itself.',
  ],
) {}

export class RoyaltyShareNotAllError extends contractError(
  'RoyaltyShare_NotAll',
  ({ holder, held, supply }) => [
    `${holder} has ${held} of ${supply} shares.`,
    'Only who has all of them can turn them back into a position.',
  ],
) {}

export class RoyaltyShareTransferFailedError extends contractError(
  'RoyaltyShare_TransferFailed',
  ({ to, amount }) => [`${to} did not take ${amount} wei.`, 'Name another account.'],
) {}

/** The errors of RoyaltyShares and its tokens. */
export const royaltySharesErrors = [
  RoyaltySharesBadSupplyError,
  RoyaltySharesBadLengthError,
  RoyaltySharesExistsError,
  RoyaltySharesNoPositionError,
  RoyaltyShareBadReceiverError,
  RoyaltyShareNothingToClaimError,
  RoyaltyShareNothingToCollectError,
  RoyaltyShareNotAllError,
  RoyaltyShareTransferFailedError,
] as const
