import { formatTime, formatUsdc } from '../format.ts'
import { contractError } from './contract.ts'

export class ERC20InsufficientBalanceError extends contractError(
  'ERC20InsufficientBalance',
  ({ balance, needed }) => [
    `${formatUsdc(needed)} are needed and the wallet holds ${formatUsdc(balance)}.`,
    'Add USDC to the wallet, or choose a smaller amount.',
  ],
) {}

export class ERC20InsufficientAllowanceError extends contractError(
  'ERC20InsufficientAllowance',
  ({ spender, allowance, needed }) => [
    `${spender} may take ${formatUsdc(allowance)} from the wallet; ${formatUsdc(needed)} are needed.`,
    'Approve the amount first, or sign the permit again.',
  ],
) {}

export class ERC20InvalidApproverError extends contractError(
  'ERC20InvalidApprover',
  ({ approver }) => [`${approver} cannot approve payments.`, 'Connect another account.'],
) {}

export class ERC20InvalidReceiverError extends contractError(
  'ERC20InvalidReceiver',
  ({ receiver }) => [`${receiver} cannot receive money.`, 'Name another account.'],
) {}

export class ERC20InvalidSenderError extends contractError('ERC20InvalidSender', ({ sender }) => [
  `${sender} cannot send money.`,
  'Connect another account.',
]) {}

export class ERC20InvalidSpenderError extends contractError(
  'ERC20InvalidSpender',
  ({ spender }) => [`${spender} cannot be approved for payments.`, 'Name another account.'],
) {}

export class ERC2612ExpiredSignatureError extends contractError(
  'ERC2612ExpiredSignature',
  ({ deadline }) => [`The permit was good until ${formatTime(deadline)}.`, 'Sign it again.'],
) {}

export class ERC2612InvalidSignerError extends contractError(
  'ERC2612InvalidSigner',
  ({ signer, owner }) => [
    `The permit was signed by ${signer}, not by ${owner}.`,
    'Sign it with the wallet that pays.',
  ],
) {}

export class InvalidAccountNonceError extends contractError(
  'InvalidAccountNonce',
  ({ account, currentNonce }) => [
    `The permit of ${account} was used or replaced; the next one bears number ${currentNonce}.`,
    'Sign it again.',
  ],
) {}

export class ECDSAInvalidSignatureError extends contractError('ECDSAInvalidSignature', () => [
  'The signature is not valid.',
  'Sign again.',
]) {}

export class ECDSAInvalidSignatureLengthError extends contractError(
  'ECDSAInvalidSignatureLength',
  ({ length }) => [`A signature has 65 bytes, not ${length}.`, 'Sign again.'],
) {}

export class ECDSAInvalidSignatureSError extends contractError('ECDSAInvalidSignatureS', () => [
  'The signature has the high of its two forms.',
  'Sign again with a wallet that gives the low one.',
]) {}

export class SafeERC20FailedOperationError extends contractError(
  'SafeERC20FailedOperation',
  ({ token }) => [
    `The token ${token} refused the transfer.`,
    'Check balance and allowance, and that the token lets both sides transfer.',
  ],
) {}

export class CheckpointUnorderedInsertionError extends contractError(
  'CheckpointUnorderedInsertion',
  () => ['A share was recorded out of order.', 'Try again in the next block.'],
) {}

export class SafeCastOverflowedUintDowncastError extends contractError(
  'SafeCastOverflowedUintDowncast',
  ({ bits, value }) => [`${value} does not fit in ${bits} bits.`, 'Use smaller amounts.'],
) {}

export class InvalidShortStringError extends contractError('InvalidShortString', () => [
  'A stored name cannot be read.',
  'Check that the address is the contract’s.',
]) {}

export class ReentrancyGuardReentrantCallError extends contractError(
  'ReentrancyGuardReentrantCall',
  () => ['A contract called back in the middle of a payment.', 'Use another token or recipient.'],
) {}

export class AddressEmptyCodeError extends contractError('AddressEmptyCode', ({ target }) => [
  `No contract stands at ${target}.`,
  'Check the address and the chain.',
]) {}

export class FailedCallError extends contractError('FailedCall', () => [
  'A contract that was called failed without a reason.',
  'Check what it is asked to do.',
]) {}

export class InsufficientBalanceError extends contractError(
  'InsufficientBalance',
  ({ balance, needed }) => [
    `The contract holds ${balance} wei and needs ${needed}.`,
    'Send it the difference first.',
  ],
) {}

export class StringTooLongError extends contractError('StringTooLong', ({ str }) => [
  `"${str}" is longer than 31 bytes.`,
  'Shorten it.',
]) {}

/** The errors of OpenZeppelin's contracts that Stave's stand on. */
export const sharedErrors = [
  ERC20InsufficientBalanceError,
  ERC20InsufficientAllowanceError,
  ERC20InvalidApproverError,
  ERC20InvalidReceiverError,
  ERC20InvalidSenderError,
  ERC20InvalidSpenderError,
  ERC2612ExpiredSignatureError,
  ERC2612InvalidSignerError,
  InvalidAccountNonceError,
  ECDSAInvalidSignatureError,
  ECDSAInvalidSignatureLengthError,
  ECDSAInvalidSignatureSError,
  SafeERC20FailedOperationError,
  CheckpointUnorderedInsertionError,
  SafeCastOverflowedUintDowncastError,
  InvalidShortStringError,
  ReentrancyGuardReentrantCallError,
  AddressEmptyCodeError,
  FailedCallError,
  InsufficientBalanceError,
  StringTooLongError,
] as const
