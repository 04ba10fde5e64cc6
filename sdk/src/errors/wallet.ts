import { StaveError, type StaveErrorParameters } from './base.ts'

type Options = Pick<StaveErrorParameters, 'cause'>

/** The person said no in the wallet. */
export class WalletRejectedError extends StaveError {
  override name = 'WalletRejectedError'
  constructor(options: Options = {}) {
    super('You declined the request in your wallet.', {
      ...options,
      metaMessages: ['Nothing was sent. Try again whenever you like.'],
    })
  }
}

/** The account cannot pay for gas. */
export class InsufficientGasMoneyError extends StaveError {
  override name = 'InsufficientGasMoneyError'
  constructor(options: Options = {}) {
    super('The wallet does not hold enough of the chain’s own coin to pay for this transaction.', {
      ...options,
      metaMessages: ['Add a little to the wallet and try again.'],
    })
  }
}

/** The wallet is on another chain. */
export class WrongChainError extends StaveError {
  override name = 'WrongChainError'
  constructor(
    { expected, actual }: { expected?: number | undefined; actual?: number | undefined } = {},
    options: Options = {},
  ) {
    const from = actual === undefined ? '' : ` ${actual}`
    const to = expected === undefined ? 'this site’s chain' : `chain ${expected}`
    super(`The wallet is on another chain${from}.`, {
      ...options,
      metaMessages: [`Switch it to ${to} and try again.`],
    })
  }
}

/** No account to send from. */
export class NoAccountError extends StaveError {
  override name = 'NoAccountError'
  constructor(options: Options = {}) {
    super('There is no account to send from.', {
      ...options,
      metaMessages: ['Connect a wallet, or pass an `account`.'],
    })
  }
}

/** The node cannot be reached, or does not answer in time. */
export class ChainUnreachableError extends StaveError {
  override name = 'ChainUnreachableError'
  constructor(options: Options = {}) {
    super('The chain does not answer.', {
      ...options,
      metaMessages: ['Check the connection and the RPC URL, then try again.'],
    })
  }
}

/** No contract answers at the address. */
export class NoContractError extends StaveError {
  override name = 'NoContractError'
  constructor(options: Options = {}) {
    super('No contract of Stave stands at the address on this chain.', {
      ...options,
      metaMessages: ['Check the chain, and the address if you passed one.'],
    })
  }
}

/** A transaction was mined and had no effect. */
export class TransactionRevertedError extends StaveError {
  override name = 'TransactionRevertedError'
  constructor({ hash }: { hash: string }, options: Options = {}) {
    super('The transaction was included in a block and failed, so it changed nothing.', {
      ...options,
      metaMessages: [`Transaction: ${hash}`, 'Something changed meanwhile: look again and retry.'],
    })
  }
}

/** A contract refused for a reason that is not one of Stave's. */
export class UnknownRevertError extends StaveError {
  override name = 'UnknownRevertError'
  constructor({ reason }: { reason?: string | undefined }, options: Options = {}) {
    super(reason ? `The contract refused: ${reason}.` : 'The contract refused without a reason.', {
      ...options,
    })
  }
}
