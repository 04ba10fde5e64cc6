import { formatBasisPoints, formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class EditionsUnknownEditionError extends contractError(
  'Editions_UnknownEdition',
  ({ edition }) => [`There is no edition ${edition}.`, 'Check the number in the link.'],
) {}

export class EditionsSongSuspendedError extends contractError(
  'Editions_SongSuspended',
  ({ song }) => [
    `A curator has suspended song ${song}: nothing of it is sold now.`,
    'Come back when it is open again.',
  ],
) {}

export class EditionsNoMetadataError extends contractError('Editions_NoMetadata', () => [
  'The metadata is missing.',
  'Add it to IPFS and pass its digest.',
]) {}

export class EditionsBadTitleError extends contractError('Editions_BadTitle', ({ length }) => [
  `The title has ${length} bytes; 1 to 200 are allowed.`,
  'Shorten it, or fill it in.',
]) {}

export class EditionsNoSupplyError extends contractError('Editions_NoSupply', () => [
  'The edition would have no tokens.',
  'Choose a supply of one or more.',
]) {}

export class EditionsBadWindowError extends contractError(
  'Editions_BadWindow',
  ({ startsAt, endsAt }) => [
    `The sale would end at ${formatTime(endsAt)}, before it begins at ${formatTime(startsAt)}.`,
    'Choose a later end.',
  ],
) {}

export class EditionsRoyaltyTooHighError extends contractError(
  'Editions_RoyaltyTooHigh',
  ({ royalty, cap }) => [
    `The royalty can be ${formatBasisPoints(cap)} at most, not ${formatBasisPoints(royalty)}.`,
    'Choose a lower one.',
  ],
) {}

export class EditionsZeroQuantityError extends contractError('Editions_ZeroQuantity', () => [
  'The number of tokens is zero.',
  'Choose one or more.',
]) {}

export class EditionsNotOnSaleError extends contractError(
  'Editions_NotOnSale',
  ({ startsAt, endsAt }) =>
    startsAt === endsAt
      ? ['The edition is sold with a pass alone.', 'Open the link that the artist gave you.']
      : [
          `The edition is sold from ${formatTime(startsAt)} to ${formatTime(endsAt)}.`,
          'Come back then, or use a pass.',
        ],
) {}

export class EditionsSoldOutError extends contractError('Editions_SoldOut', ({ left, wanted }) => [
  left === 0 ? 'The edition is sold out.' : `Only ${left} tokens are left, not ${wanted}.`,
  'Choose fewer, or look on the market.',
]) {}

export class EditionsWalletLimitError extends contractError(
  'Editions_WalletLimit',
  ({ wallet, bought, limit }) => [
    `A wallet may buy ${limit} of these tokens; ${wallet} has bought ${bought}.`,
    'Choose fewer.',
  ],
) {}

export class EditionsPriceAboveMaximumError extends contractError(
  'Editions_PriceAboveMaximum',
  ({ price, maximum }) => [
    `It costs ${formatUsdc(price)}, more than the ${formatUsdc(maximum)} you allowed.`,
    'Look at the price and try again.',
  ],
) {}

export class EditionsNotMinterError extends contractError(
  'Editions_NotMinter',
  ({ edition, caller }) => [
    `${caller} may not set aside tokens of edition ${edition}.`,
    'Name the auction house as minter when the edition is made.',
  ],
) {}

export class EditionsNotReservedError extends contractError(
  'Editions_NotReserved',
  ({ reserved, wanted }) => [
    `Only ${reserved} tokens are set aside, not ${wanted}.`,
    'Choose fewer, or set more aside first.',
  ],
) {}

export class EditionsBadPassSignatureError extends contractError(
  'Editions_BadPassSignature',
  ({ signer }) => [
    `The pass is not signed by ${signer}, or that account no longer controls the song.`,
    'Ask the artist for a new pass.',
  ],
) {}

export class EditionsNotPassHolderError extends contractError(
  'Editions_NotPassHolder',
  ({ holder, caller }) => [
    `The pass is for ${holder}, not for ${caller}.`,
    'Connect that wallet, or ask for a pass of your own.',
  ],
) {}

export class EditionsPassRevokedError extends contractError('Editions_PassRevoked', () => [
  'The artist has taken this pass back.',
  'Ask for a new one, or buy without a pass.',
]) {}

export class EditionsPassNotValidError extends contractError(
  'Editions_PassNotValid',
  ({ startsAt, endsAt }) => [
    `The pass may be used from ${formatTime(startsAt)} to ${formatTime(endsAt)}.`,
    'Come back then, or buy without a pass.',
  ],
) {}

export class EditionsBadPassTermsError extends contractError(
  'Editions_BadPassTerms',
  ({ discount, commission, referrer }) => [
    `The pass takes ${formatBasisPoints(discount)} off and gives ${formatBasisPoints(commission)} to split ${referrer}.`,
    'A discount is at most 100 %, a commission at most 10 %, and it needs a referrer.',
  ],
) {}

export class EditionsPassLimitError extends contractError(
  'Editions_PassLimit',
  ({ used, limit }) => [
    `${limit} tokens may be bought with this pass; ${used} have been.`,
    'Choose fewer, or buy without a pass.',
  ],
) {}

export class EditionsPassWalletLimitError extends contractError(
  'Editions_PassWalletLimit',
  ({ wallet, used, limit }) => [
    `A wallet may buy ${limit} tokens with this pass; ${wallet} has bought ${used}.`,
    'Choose fewer, or buy without a pass.',
  ],
) {}

export class ERC1155InsufficientBalanceError extends contractError(
  'ERC1155InsufficientBalance',
  ({ sender, balance, needed, tokenId }) => [
    `${sender} has ${balance} tokens of edition ${tokenId}, not ${needed}.`,
    'Choose fewer.',
  ],
) {}

export class ERC1155InvalidApproverError extends contractError(
  'ERC1155InvalidApprover',
  ({ approver }) => [`${approver} cannot approve operators.`, 'Connect another account.'],
) {}

export class ERC1155InvalidArrayLengthError extends contractError(
  'ERC1155InvalidArrayLength',
  ({ idsLength, valuesLength }) => [
    `${idsLength} editions and ${valuesLength} quantities do not go together.`,
    'Give one quantity for each edition.',
  ],
) {}

export class ERC1155InvalidOperatorError extends contractError(
  'ERC1155InvalidOperator',
  ({ operator }) => [`${operator} cannot be an operator.`, 'Name another account.'],
) {}

export class ERC1155InvalidReceiverError extends contractError(
  'ERC1155InvalidReceiver',
  ({ receiver }) => [
    `${receiver} cannot receive edition tokens.`,
    'Send them to an account, or to a contract that accepts ERC-1155 tokens.',
  ],
) {}

export class ERC1155InvalidSenderError extends contractError(
  'ERC1155InvalidSender',
  ({ sender }) => [`${sender} cannot send edition tokens.`, 'Connect another account.'],
) {}

export class ERC1155MissingApprovalForAllError extends contractError(
  'ERC1155MissingApprovalForAll',
  ({ operator, owner }) => [
    `${operator} may not move the edition tokens of ${owner}.`,
    'Let the owner approve it first.',
  ],
) {}

/** The errors of Editions. */
export const editionsErrors = [
  EditionsUnknownEditionError,
  EditionsSongSuspendedError,
  EditionsNoMetadataError,
  EditionsBadTitleError,
  EditionsNoSupplyError,
  EditionsBadWindowError,
  EditionsRoyaltyTooHighError,
  EditionsZeroQuantityError,
  EditionsNotOnSaleError,
  EditionsSoldOutError,
  EditionsWalletLimitError,
  EditionsPriceAboveMaximumError,
  EditionsNotMinterError,
  EditionsNotReservedError,
  EditionsBadPassSignatureError,
  EditionsNotPassHolderError,
  EditionsPassRevokedError,
  EditionsPassNotValidError,
  EditionsBadPassTermsError,
  EditionsPassLimitError,
  EditionsPassWalletLimitError,
  ERC1155InsufficientBalanceError,
  ERC1155InvalidApproverError,
  ERC1155InvalidArrayLengthError,
  ERC1155InvalidOperatorError,
  ERC1155InvalidReceiverError,
  ERC1155InvalidSenderError,
  ERC1155MissingApprovalForAllError,
] as const
