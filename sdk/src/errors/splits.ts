import { zeroAddress } from 'viem'
import { formatBasisPoints, formatShare, formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

/** Tranches are counted from 0 in the contract and from 1 for people. */
const nth = (tranche: bigint) => `Tranche ${tranche + 1n}`

export class SplitsUnknownSplitError extends contractError('Splits_UnknownSplit', ({ split }) => [
  `There is no split ${split}.`,
  'Check its number.',
]) {}

export class SplitsPausedError extends contractError('Splits_Paused', () => [
  'Payments are paused at the moment.',
  'Withdrawals still work. Try to pay again later.',
]) {}

export class SplitsNothingToPayError extends contractError('Splits_NothingToPay', () => [
  'The amount is zero.',
  'Pay at least 0.000001 USDC.',
]) {}

export class SplitsNotReceivedError extends contractError(
  'Splits_NotReceived',
  ({ expected, arrived }) => [
    `Only ${formatUsdc(arrived)} of ${formatUsdc(expected)} arrived.`,
    'Send the currency to the ledger in the same transaction, and no more than that is credited.',
  ],
) {}

export class SplitsSplitFullError extends contractError(
  'Splits_SplitFull',
  ({ split, received, amount }) => [
    `Split ${split} has received ${formatUsdc(received)} and cannot count ${formatUsdc(amount)} more.`,
    'Pay into another split.',
  ],
) {}

export class SplitsLedgerFullError extends contractError('Splits_LedgerFull', ({ amount }) => [
  `The ledger cannot hold ${formatUsdc(amount)} more.`,
  'Pay less, or let recipients withdraw and the treasury collect its fees first.',
]) {}

export class HeldBalanceUnknownError extends contractError('HeldBalance_Unknown', ({ token }) => [
  `The token ${token} does not tell what the ledger holds of it.`,
  'Check the address and the chain.',
]) {}

export class SplitsBadTrancheCountError extends contractError(
  'Splits_BadTrancheCount',
  ({ count }) => [`A split has 1 to 8 tranches, not ${count}.`, 'Join or remove tranches.'],
) {}

export class SplitsBadShareCountError extends contractError(
  'Splits_BadShareCount',
  ({ tranche, count }) => [
    `${nth(tranche)} brings the shares to ${count}; each tranche needs one, and all together have at most 100.`,
    'Put some of the recipients into a split of their own, and name that split.',
  ],
) {}

export class SplitsBadTrancheEndError extends contractError(
  'Splits_BadTrancheEnd',
  ({ tranche, until }) => [
    `${nth(tranche)} cannot end at ${formatUsdc(until)}.`,
    'Each tranche ends above the one before and above what was received; the last one never ends.',
  ],
) {}

export class SplitsBadSharesTotalError extends contractError(
  'Splits_BadSharesTotal',
  ({ tranche, total }) => [
    `The shares of ${nth(tranche).toLowerCase()} add up to ${formatShare(total)}.`,
    'They must add up to 100 %.',
  ],
) {}

export class SplitsZeroShareError extends contractError(
  'Splits_ZeroShare',
  ({ tranche, recipient }) => [
    `${nth(tranche)} gives ${recipient} a share of 0 %.`,
    'Remove the recipient, or raise the share.',
  ],
) {}

export class SplitsNotSortedError extends contractError(
  'Splits_NotSorted',
  ({ tranche, recipient }) => [
    `${nth(tranche)} names ${recipient} twice or out of order.`,
    'Sort recipients by address, each once.',
  ],
) {}

export class SplitsBadRecipientError extends contractError(
  'Splits_BadRecipient',
  ({ recipient }) => [
    `${recipient} cannot be a recipient.`,
    'Name an account, or another split that exists.',
  ],
) {}

export class SplitsNotControllerError extends contractError(
  'Splits_NotController',
  ({ split, caller }) => [
    `${caller} does not control split ${split}.`,
    "Connect the controller's wallet. A split without a controller never changes.",
  ],
) {}

export class SplitsNoSuchChangeError extends contractError(
  'Splits_NoSuchChange',
  ({ split, change }) => [
    `The change ${change} does not stand proposed for split ${split}.`,
    'It was replaced, applied or cancelled: read the present proposal again.',
  ],
) {}

export class SplitsChangeExpiredError extends contractError(
  'Splits_ChangeExpired',
  ({ split, deadline }) => [
    `The change of split ${split} could be applied until ${formatTime(deadline)}.`,
    'Let the controller propose it again.',
  ],
) {}

export class SplitsRecipientsMissingError extends contractError(
  'Splits_RecipientsMissing',
  ({ split, tranche, total }) => [
    `The recipients listed hold ${formatShare(total)} of ${nth(tranche).toLowerCase()} of split ${split}.`,
    'List all recipients, of the old and of the new shares.',
  ],
) {}

export class SplitsNotAcceptedError extends contractError(
  'Splits_NotAccepted',
  ({ split, recipient }) => [
    `${recipient} would earn less from split ${split} and has not accepted that.`,
    'Ask for the acceptance; nobody’s share falls without it.',
  ],
) {}

export class SplitsBadSignatureError extends contractError(
  'Splits_BadSignature',
  ({ recipient }) => [
    `The signature is not that of ${recipient} for the present proposal.`,
    'Let the recipient sign again.',
  ],
) {}

export class SplitsBadSharesError extends contractError(
  'Splits_BadShares',
  ({ split, tranche, held, wanted }) => [
    `${formatShare(wanted)} of ${nth(tranche).toLowerCase()} of split ${split} cannot be handed on: ${formatShare(held)} are held.`,
    'Hand on what is held or less, one number for each remaining tranche, and more than nothing.',
  ],
) {}

export class SplitsPartTooSmallError extends contractError(
  'Splits_PartTooSmall',
  ({ split, tranche, minimum }) => [
    `Part of a position in ${nth(tranche).toLowerCase()} of split ${split} must leave and give ${formatShare(minimum)} or more.`,
    'Hand on all of it, or a larger part and keep a larger one.',
  ],
) {}

export class SplitsNothingToWithdrawError extends contractError(
  'Splits_NothingToWithdraw',
  ({ recipient }) => [
    `There is nothing to withdraw for ${recipient} now.`,
    'Try again once new income has been settled.',
  ],
) {}

export class SplitsNothingToSweepError extends contractError(
  'Splits_NothingToSweep',
  ({ split, token }) => [
    `Nothing${token === zeroAddress ? '' : ` of ${token}`} lies at the deposit address of split ${split}.`,
    'Try again once a transfer has arrived there.',
  ],
) {}

export class SplitsFeeTooHighError extends contractError('Splits_FeeTooHigh', ({ fee, cap }) => [
  `A fee of ${formatBasisPoints(fee)} is above the cap of ${formatBasisPoints(cap)}.`,
  'Set a lower one.',
]) {}

export class SplitsTransferFailedError extends contractError(
  'Splits_TransferFailed',
  ({ to, amount }) => [
    `${to} refused a transfer of ${amount} wei.`,
    'Its contract must accept the chain’s own coin.',
  ],
) {}

/** The errors of Splits. */
export const splitsErrors = [
  SplitsUnknownSplitError,
  SplitsPausedError,
  SplitsNothingToPayError,
  SplitsNotReceivedError,
  SplitsSplitFullError,
  SplitsLedgerFullError,
  HeldBalanceUnknownError,
  SplitsBadTrancheCountError,
  SplitsBadShareCountError,
  SplitsBadTrancheEndError,
  SplitsBadSharesTotalError,
  SplitsZeroShareError,
  SplitsNotSortedError,
  SplitsBadRecipientError,
  SplitsNotControllerError,
  SplitsNoSuchChangeError,
  SplitsChangeExpiredError,
  SplitsRecipientsMissingError,
  SplitsNotAcceptedError,
  SplitsBadSignatureError,
  SplitsBadSharesError,
  SplitsPartTooSmallError,
  SplitsNothingToWithdrawError,
  SplitsNothingToSweepError,
  SplitsFeeTooHighError,
  SplitsTransferFailedError,
] as const
