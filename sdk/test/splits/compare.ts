import { type Address, isAddress, isAddressEqual } from 'viem'
import { decodePayment } from '../../src/splits/payments.ts'
import { type Outcome, simulate } from './ledgerChain.ts'
import { fan, nameOf } from './people.ts'
import { questionsAfter } from './questions.ts'
import type { Recorder, Step } from './recorder.ts'

/** The contract and the model disagree; the message tells the whole history. */
export class Disagreement extends Error {
  override name = 'Disagreement'
}

/** Makes a history's calls on-chain, asks everything there is to ask, and throws where the model says otherwise. */
export async function compare(rpcUrl: string, play: Recorder): Promise<void> {
  const questions = questionsAfter(play)
  const reads = questions.map((question) => ({ ...question, from: fan, now: play.now }))
  const outcomes = await simulate(rpcUrl, [...play.steps, ...reads])
  const told: string[] = []
  const differing: string[] = []
  for (const [index, outcome] of outcomes.entries()) {
    const step = play.steps[index]
    const question = questions[index - play.steps.length]
    const difference = step ? ofStep(step, outcome) : question && ofAnswer(question.answer, outcome)
    const line = `${textOf(step ?? reads[index - play.steps.length])}${difference ? `  <- ${difference}` : ''}`
    if (step) told.push(line)
    if (difference) differing.push(line)
  }
  if (differing.length > 0) {
    throw new Disagreement(
      ['The contract and the model disagree on', ...differing, 'after', ...told].join('\n  '),
    )
  }
}

/** How the contract ends when a sum does not fit its type: no business of its own errors. */
const overflows = new Map([
  ['Panic', 'Overflow'],
  ['SafeCastOverflowedUintDowncast', 'Overflow'],
])

function ofStep({ rule, result }: Step, outcome: Outcome): string | undefined {
  const is = 'error' in outcome ? (overflows.get(outcome.error) ?? outcome.error) : 'done'
  const should = rule ?? 'done'
  if (should !== is) return `contract: ${is}, model: ${should}`
  return result === undefined ? undefined : ofAnswer(result, outcome)
}

function ofAnswer(answer: unknown, outcome: Outcome): string | undefined {
  const is = 'error' in outcome ? outcome.error : outcome.returned
  return agrees(answer, is) ? undefined : `contract: ${textOf(is)}, model: ${textOf(answer)}`
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
  if (typeof value === 'bigint' && value >> 64n > 0n) {
    const { to, amount } = decodePayment(value)
    return `{ to: ${to}, amount: ${amount} }`
  }
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
