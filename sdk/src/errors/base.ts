import { BaseError } from 'viem'

/** What an error says besides its first line. */
export type StaveErrorParameters = {
  cause?: Error | undefined
  details?: string | undefined
  /** Further lines: the values that failed, and what to do next. */
  metaMessages?: string[] | undefined
}

/** Every error that the SDK throws on purpose; `shortMessage` is fit to be shown to a person. */
export class StaveError extends BaseError {
  override name = 'StaveError'
  constructor(shortMessage: string, parameters: StaveErrorParameters = {}) {
    super(shortMessage, parameters)
  }
}
