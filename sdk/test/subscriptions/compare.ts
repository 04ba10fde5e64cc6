import { type Address, isAddress, isAddressEqual } from 'viem'
import { type Event, type Outcome, simulate } from './chain.ts'
import { nameOf } from './people.ts'
import type { Recorder, Step } from './recorder.ts'

/** The contract and the model disagree; the message tells the whole history. */
export class Disagreement extends Error {
  override name = 'Disagreement'
}

/** Makes a history's calls on-chain, and throws where the model says otherwise. */
export async function compare(rpcUrl: string, { steps }: Recorder): Promise<void> {
  const outcomes = await simulate(rpcUrl, steps)
  const differences = steps.map((step, index) => differenceOf(step, outcomes[index]))
  if (differences.every((difference) => difference === undefined)) return
  const told = steps.map((step, index) => {
    const difference = differences[index]
    return `${textOf(step)}${difference ? `  <- ${difference}` : ''}`
  })
  const differing = told.filter((_, index) => differences[index])
  throw new Disagreement(
    ['The contract and the model disagree on', ...differing, 'in', ...told].join('\n  '),
  )
}

function differenceOf(step: Step, outcome: Outcome | undefined): string | undefined {
  if (!outcome) return 'the chain has not answered'
  const is = 'error' in outcome ? outcome.error : 'done'
  const should = step.rule ?? 'done'
  if (should !== is) return `contract: ${is}, model: ${should}`
  if ('error' in outcome) return undefined
  const { returned, events } = outcome
  if (step.result !== undefined && !agrees(step.result, returned)) {
    return `contract: ${textOf(returned)}, model: ${textOf(step.result)}`
  }
  if (step.events && !agrees(sorted(step.events), sorted(events))) {
    return `contract: ${textOf(events)}, model: ${textOf(step.events)}`
  }
  return undefined
}

/** In which order a call logs its events says nothing. */
function sorted(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.eventName.localeCompare(b.eventName))
}

/** Whether the contract's answer is the model's, in all fields that the model knows. */
function agrees(answer: unknown, is: unknown): boolean {
  if (typeof answer === 'bigint' || typeof answer === 'number') {
    return (typeof is === 'bigint' || typeof is === 'number') && BigInt(is) === BigInt(answer)
  }
  if (typeof answer === 'string' && isAddress(answer)) {
    return isAddressEqual(answer, is as Address)
  }
  if (typeof answer !== 'object' || answer === null) return answer === is
  const fields = Object.entries(answer)
  if (Array.isArray(answer) && (is as unknown[]).length !== fields.length) return false
  return fields.every(([field, value]) => agrees(value, (is as Record<string, unknown>)[field]))
}

/** A call or a value as a person reads it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return isAddress(value) ? nameOf(value) : value
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`
  if ('functionName' in value) {
    const { from, functionName, args, now } = value as Step
    return `${now}: ${nameOf(from)}.${functionName}(${args.map(textOf).join(', ')})`
  }
  return `{ ${Object.entries(value)
    .map(([field, part]) => `${field}: ${textOf(part)}`)
    .join(', ')} }`
}
