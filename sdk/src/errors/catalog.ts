import { contractError } from './contract.ts'

export class CatalogUnknownSongError extends contractError('Catalog_UnknownSong', ({ song }) => [
  `There is no song ${song}.`,
  'Check the number in the link.',
]) {}

export class CatalogUnknownSplitError extends contractError('Catalog_UnknownSplit', ({ split }) => [
  `There is no split ${split}, so the song's money would go nowhere.`,
  'Create the split first.',
]) {}

export class CatalogNotOwnerError extends contractError('Catalog_NotOwner', ({ caller, owner }) => [
  `Only the owner may do this, or an operator the owner approved; ${caller} is neither.`,
  `Connect the wallet of ${owner}, or let it approve you.`,
]) {}

export class CatalogUnknownLineError extends contractError('Catalog_UnknownLine', ({ lines }) => [
  `The terms open a line of income that does not exist (bits ${lines.toString(2)}).`,
  'Use only the five lines.',
]) {}

export class CatalogNoMetadataError extends contractError('Catalog_NoMetadata', () => [
  'The metadata is missing.',
  'Add it to IPFS and pass its digest.',
]) {}

export class CatalogBadLengthError extends contractError(
  'Catalog_BadLength',
  ({ length, maximum }) => [
    `A title, name or genre has ${length} bytes; 1 to ${maximum} are allowed.`,
    'Shorten it, or fill it in.',
  ],
) {}

export class ERC721IncorrectOwnerError extends contractError(
  'ERC721IncorrectOwner',
  ({ tokenId, owner }) => [
    `Song ${tokenId} belongs to ${owner}.`,
    'Only its owner can hand it on.',
  ],
) {}

export class ERC721InsufficientApprovalError extends contractError(
  'ERC721InsufficientApproval',
  ({ operator, tokenId }) => [
    `${operator} may not move song ${tokenId}.`,
    'Let the owner approve it first.',
  ],
) {}

export class ERC721InvalidApproverError extends contractError(
  'ERC721InvalidApprover',
  ({ approver }) => [
    `${approver} may not approve others for this song.`,
    "Connect the owner's wallet.",
  ],
) {}

export class ERC721InvalidOperatorError extends contractError(
  'ERC721InvalidOperator',
  ({ operator }) => [`${operator} cannot be an operator.`, 'Name another account.'],
) {}

export class ERC721InvalidOwnerError extends contractError('ERC721InvalidOwner', ({ owner }) => [
  `${owner} cannot own songs.`,
  'Ask about another account.',
]) {}

export class ERC721InvalidReceiverError extends contractError(
  'ERC721InvalidReceiver',
  ({ receiver }) => [
    `${receiver} cannot receive songs.`,
    'Send it to an account, or to a contract that accepts ERC-721 tokens.',
  ],
) {}

export class ERC721InvalidSenderError extends contractError('ERC721InvalidSender', ({ sender }) => [
  `${sender} cannot send songs.`,
  'Connect another account.',
]) {}

export class ERC721NonexistentTokenError extends contractError(
  'ERC721NonexistentToken',
  ({ tokenId }) => [`There is no song ${tokenId}.`, 'Check the number in the link.'],
) {}

/** The errors of Catalog. */
export const catalogErrors = [
  CatalogUnknownSongError,
  CatalogUnknownSplitError,
  CatalogNotOwnerError,
  CatalogUnknownLineError,
  CatalogNoMetadataError,
  CatalogBadLengthError,
  ERC721IncorrectOwnerError,
  ERC721InsufficientApprovalError,
  ERC721InvalidApproverError,
  ERC721InvalidOperatorError,
  ERC721InvalidOwnerError,
  ERC721InvalidReceiverError,
  ERC721InvalidSenderError,
  ERC721NonexistentTokenError,
] as const
