import { formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class TabsZeroAmountError extends contractError('Tabs_ZeroAmount', () => [
  'The amount is zero.',
  'Deposit at least 0.000001 USDC.',
]) {}

export class TabsZeroAddressError extends contractError('Tabs_ZeroAddress', () => [
  'No listener or no gateway was named.',
  'Pass the address of the listener, and of the service that plays the songs.',
]) {}

export class TabsPausedError extends contractError('Tabs_Paused', () => [
  'Deposits are paused at the moment.',
  'Signed plays are still settled and withdrawals still work. Try again later.',
]) {}

export class TabsNotReceivedError extends contractError(
  'Tabs_NotReceived',
  ({ expected, arrived }) => [
    `Only ${formatUsdc(arrived)} of ${formatUsdc(expected)} arrived.`,
    'The currency must not take a fee on transfers.',
  ],
) {}

export class TabsBadKeyError extends contractError('Tabs_BadKey', () => [
  'The session key is no point of the curve P-256.',
  'Make a new one with createSessionKey().',
]) {}

export class TabsBadExpiryError extends contractError('Tabs_BadExpiry', ({ expiresAt }) => [
  `A session key cannot expire at ${formatTime(expiresAt)}.`,
  'Choose a time in the future, at most 366 days from now.',
]) {}

export class TabsUnknownKeyError extends contractError('Tabs_UnknownKey', ({ listener, keyId }) => [
  `${listener} has not registered the session key ${keyId} with this gateway.`,
  'Register it, or use one that is.',
]) {}

export class TabsKeyExpiredError extends contractError(
  'Tabs_KeyExpired',
  ({ listener, keyId, expiredAt }) => [
    `The session key ${keyId} of ${listener} ended at ${formatTime(expiredAt)}, more than a day ago.`,
    'Its tabs can no longer be settled.',
  ],
) {}

export class TabsBadSignatureError extends contractError(
  'Tabs_BadSignature',
  ({ listener, nonce }) => [
    `The signature on tab ${nonce} of ${listener} is not that of its session key.`,
    'Take the newest tab that the listener signed.',
  ],
) {}

export class TabsNonceGapError extends contractError(
  'Tabs_NonceGap',
  ({ listener, expected, nonce }) => [
    `Tab ${nonce} of ${listener} cannot be settled before tab ${expected}.`,
    'Settle the tabs of a lane in order.',
  ],
) {}

export class TabsBadItemsError extends contractError('Tabs_BadItems', ({ listener, length }) => [
  `A tab of ${listener} has ${length} bytes of items; twelve for each item are needed, and one item at least.`,
  'Pack the items with encodeItems().',
]) {}

export class TabsUnknownSongError extends contractError(
  'Tabs_UnknownSong',
  ({ listener, song }) => [
    `A tab of ${listener} names song ${song}, which does not exist.`,
    'Leave the tab out of the batch.',
  ],
) {}

export class TabsAmountNotPaidError extends contractError(
  'Tabs_AmountNotPaid',
  ({ listener, song }) => [
    `A tab of ${listener} has an amount for song ${song}, whose plays are not paid ones.`,
    'Leave the tab out of the batch.',
  ],
) {}

export class TabsNotEnoughGasError extends contractError('Tabs_NotEnoughGas', ({ gasLeft }) => [
  `${gasLeft} gas were left for counting unpaid plays, and that was not enough.`,
  'Send more gas, or settle fewer tabs at once.',
]) {}

export class TabsNoticeAboveBalanceError extends contractError(
  'Tabs_NoticeAboveBalance',
  ({ notice, balance }) => [
    `${formatUsdc(notice)} cannot be withdrawn: the deposit is ${formatUsdc(balance)}.`,
    'Ask for the deposit or less.',
  ],
) {}

export class TabsNothingToWithdrawError extends contractError('Tabs_NothingToWithdraw', () => [
  'There is nothing to withdraw: no notice was given, or the deposit is used up.',
  'Give notice of the amount first.',
]) {}

export class TabsNoticeRunningError extends contractError(
  'Tabs_NoticeRunning',
  ({ withdrawableAt }) => [
    `The deposit can be withdrawn from ${formatTime(withdrawableAt)} on.`,
    'Until then plays that are signed already are settled.',
  ],
) {}

export class TabsNotPlayableError extends contractError('Tabs_NotPlayable', ({ song }) => [
  `Song ${song} cannot be paid by the play now.`,
  'It is suspended, not released yet, or not sold by the play.',
]) {}

export class TabsPriceAboveMaximumError extends contractError(
  'Tabs_PriceAboveMaximum',
  ({ price, maximum }) => [
    `The song costs ${formatUsdc(price)} a play, more than the ${formatUsdc(maximum)} you allowed.`,
    'Look at the new price and play again.',
  ],
) {}

export class TabsUnknownSplitError extends contractError('Tabs_UnknownSplit', ({ split }) => [
  `There is no split ${split}.`,
  'Create the split first.',
]) {}

/** The errors of Tabs. */
export const tabsErrors = [
  TabsZeroAmountError,
  TabsZeroAddressError,
  TabsPausedError,
  TabsNotReceivedError,
  TabsBadKeyError,
  TabsBadExpiryError,
  TabsUnknownKeyError,
  TabsKeyExpiredError,
  TabsBadSignatureError,
  TabsNonceGapError,
  TabsBadItemsError,
  TabsUnknownSongError,
  TabsAmountNotPaidError,
  TabsNotEnoughGasError,
  TabsNoticeAboveBalanceError,
  TabsNothingToWithdrawError,
  TabsNoticeRunningError,
  TabsNotPlayableError,
  TabsPriceAboveMaximumError,
  TabsUnknownSplitError,
] as const
