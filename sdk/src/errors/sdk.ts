import { formatUnits } from 'viem'
import { StaveError } from './base.ts'

export type UnknownChainErrorType = UnknownChainError & { name: 'UnknownChainError' }

/** Stave is not deployed on the chain. */
export class UnknownChainError extends StaveError {
  override name = 'UnknownChainError'
  constructor({ chainId }: { chainId: number | undefined }) {
    super(
      chainId === undefined
        ? 'The client has no chain, so the contracts cannot be found.'
        : `Stave is not deployed on chain ${chainId}.`,
      { metaMessages: ['Switch to a supported chain, or pass the contract’s `address`.'] },
    )
  }
}

export type InvalidTabItemErrorType = InvalidTabItemError & { name: 'InvalidTabItemError' }

/** A play cannot stand in a tab. */
export class InvalidTabItemError extends StaveError {
  override name = 'InvalidTabItemError'
  constructor({ field, value, rule }: { field: string; value: unknown; rule: string }) {
    super(`A tab item's ${field} must be ${rule}, and is ${String(value)}.`)
  }
}

export type InvalidTabItemsErrorType = InvalidTabItemsError & { name: 'InvalidTabItemsError' }

/** Bytes that are no list of tab items. */
export class InvalidTabItemsError extends StaveError {
  override name = 'InvalidTabItemsError'
  constructor({ length }: { length: number }) {
    super(`A tab's items have a multiple of 12 bytes and at least 12, not ${length}.`)
  }
}

export type InvalidEncryptionValueErrorType = InvalidEncryptionValueError & {
  name: 'InvalidEncryptionValueError'
}

/** A key, counter, signature or offset is malformed. The value itself is never shown: it may be a secret. */
export class InvalidEncryptionValueError extends StaveError {
  override name = 'InvalidEncryptionValueError'
  constructor({ name, rule }: { name: string; rule: string }, options: { cause?: unknown } = {}) {
    super(`The encryption's ${name} must be ${rule}.`, { cause: options.cause as Error })
  }
}

export type SongKeyNotForYouErrorType = SongKeyNotForYouError & { name: 'SongKeyNotForYouError' }

/** No wrapped song key opens with the private key at hand. */
export class SongKeyNotForYouError extends StaveError {
  override name = 'SongKeyNotForYouError'
  constructor({ publicKey }: { publicKey: string }) {
    super('The song cannot be opened with this key.', {
      metaMessages: [
        `It was not wrapped for ${publicKey}, or its metadata is damaged.`,
        'Ask the artist to publish it for this gateway.',
      ],
    })
  }
}

export type InvalidCidErrorType = InvalidCidError & { name: 'InvalidCidError' }

/** Text that is no CID, or not the kind of CID that is needed. */
export class InvalidCidError extends StaveError {
  override name = 'InvalidCidError'
  constructor({ cid, rule }: { cid: string; rule: string }, options: { cause?: unknown } = {}) {
    super(`"${cid}" cannot be used as a CID: ${rule}.`, { cause: options.cause as Error })
  }
}

/** What is wrong with one field of metadata. */
export type MetadataIssue = {
  /** Its path, such as `credits.0.name`; empty when the whole is meant. */
  field: string
  /** What follows the field's name in a sentence: "is missing". */
  message: string
}

export type InvalidMetadataErrorType = InvalidMetadataError & { name: 'InvalidMetadataError' }

/** Metadata that does not follow the schema. */
export class InvalidMetadataError extends StaveError {
  override name = 'InvalidMetadataError'
  readonly issues: MetadataIssue[]
  constructor(
    { type, issues }: { type: string; issues: MetadataIssue[] },
    options: { cause?: unknown } = {},
  ) {
    const lines = issues.map(({ field, message }) => `${field || type} ${message}`)
    super(`The ${type}'s metadata is not complete: ${lines.join('; ')}.`, {
      cause: options.cause as Error,
    })
    this.issues = issues
  }
}

export type MetadataTooLargeErrorType = MetadataTooLargeError & { name: 'MetadataTooLargeError' }

/** Metadata that would not fit one IPFS block. */
export class MetadataTooLargeError extends StaveError {
  override name = 'MetadataTooLargeError'
  constructor({ size }: { size: number }) {
    super(`The metadata has ${size} bytes; 262144 are allowed.`, {
      metaMessages: ['Shorten the description, the credits or the waveform.'],
    })
  }
}

export type InvalidSharesErrorType = InvalidSharesError & { name: 'InvalidSharesError' }

/** Shares that no split can have. */
export class InvalidSharesError extends StaveError {
  override name = 'InvalidSharesError'
  constructor({ rule }: { rule: string }) {
    super(`The shares cannot be used: ${rule}.`, {
      metaMessages: ['Each share is above 0 %, and together they are 100 %.'],
    })
  }
}

export type InvalidPassCodeErrorType = InvalidPassCodeError & { name: 'InvalidPassCodeError' }

/** Text that is no code of a pass, or one that was cut or mistyped. */
export class InvalidPassCodeError extends StaveError {
  override name = 'InvalidPassCodeError'
  constructor() {
    super('This is no pass, or a part of it is missing.', {
      metaMessages: ['Open the whole link that the artist gave you.'],
    })
  }
}

export type TokenBalanceTooLowErrorType = TokenBalanceTooLowError & {
  name: 'TokenBalanceTooLowError'
}

/** The wallet holds less of a token than it would send. */
export class TokenBalanceTooLowError extends StaveError {
  override name = 'TokenBalanceTooLowError'
  constructor(
    {
      symbol,
      decimals,
      balance,
      needed,
    }: { symbol: string; decimals: number; balance: bigint; needed: bigint },
    options: { cause?: Error | undefined } = {},
  ) {
    const words = (amount: bigint) => `${formatUnits(amount, decimals)} ${symbol}`
    super(`${words(needed)} are needed and the wallet holds ${words(balance)}.`, {
      ...options,
      metaMessages: ['Choose a smaller amount.'],
    })
  }
}
