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
