import type { AbiParameterToPrimitiveType } from 'viem'
import type { errorsAbi } from '../generated/abis.ts'
import { StaveError } from './base.ts'

type ErrorItem = (typeof errorsAbi)[number]

/** The names that the contracts' errors have in Solidity. */
export type SolidityErrorName = ErrorItem['name']

/** The values that a contract's error carries, by name. */
export type SolidityErrorArgs<name extends SolidityErrorName> = {
  [input in Extract<
    ErrorItem,
    { name: name }
  >['inputs'][number] as input['name']]: AbiParameterToPrimitiveType<input>
}

/** An error of a contract, decoded; its class depends on which. */
export class ContractError extends StaveError {
  override name = 'ContractError'
  /** Its name in Solidity. */
  readonly solidityName: SolidityErrorName
  constructor(
    solidityName: SolidityErrorName,
    [message, ...metaMessages]: readonly [message: string, ...next: string[]],
    cause: Error | undefined,
  ) {
    super(message, { cause, metaMessages })
    this.solidityName = solidityName
    this.name = errorClassName(solidityName)
  }
}

/** What a class made by `contractError` takes. */
export type ContractErrorClass = {
  solidityName: SolidityErrorName
  // biome-ignore lint/suspicious/noExplicitAny: each class takes the values of its own error
  new (args: any, options?: { cause?: Error | undefined }): ContractError
}

/** The base class for one error of the contracts: what it says, and what to do next, from its values. */
export function contractError<const name extends SolidityErrorName>(
  solidityName: name,
  describe: (args: SolidityErrorArgs<name>) => readonly [message: string, ...next: string[]],
) {
  return class extends ContractError {
    static readonly solidityName = solidityName
    /** The values that failed. */
    readonly args: SolidityErrorArgs<name>
    constructor(args: SolidityErrorArgs<name>, options: { cause?: Error | undefined } = {}) {
      super(solidityName, describe(args), options.cause)
      this.args = args
    }
  }
}

/** `Splits_Paused` is `SplitsPausedError` here. */
function errorClassName(solidityName: SolidityErrorName): string {
  return `${solidityName.replace('_', '')}Error`
}
