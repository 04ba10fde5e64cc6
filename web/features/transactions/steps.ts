/** What becomes of a write, step by step; each has one of the stave's five lines. */
export const steps = ['simulate', 'sign', 'sent', 'confirmed', 'indexed'] as const
export type Step = (typeof steps)[number]

/** How a step reads while it is under way. */
export const stepWords: Record<Step, string> = {
  simulate: 'Checking that it will work',
  sign: 'Waiting for your signature',
  sent: 'Sent, waiting for the chain',
  confirmed: 'Confirmed, waiting for the index',
  indexed: 'Done',
}

export type TransactionState = {
  /** What it does, in words: "Withdraw $4.20". */
  title: string
  /** The step under way; `indexed` when all is done. */
  step: Step
  /** Set when it failed: why, and what to do. */
  error?: string
  /** Set once it was sent. */
  hash?: `0x${string}`
  /** Whether the index did not catch up in time; the transaction itself stands. */
  late?: boolean
}

/** How many of the five steps are done. */
export function stepsDone({ step }: TransactionState): number {
  return step === 'indexed' ? steps.length : steps.indexOf(step)
}
