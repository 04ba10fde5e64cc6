import { toStaveError } from '@stave/sdk/errors'

/** Why something failed and what to do next, in a sentence or two that a person can read. */
export function reasonOf(error: unknown): string {
  const { shortMessage, metaMessages } = toStaveError(error)
  const advice = metaMessages?.at(-1)
  return advice ? `${shortMessage} ${advice}` : shortMessage
}
