import type { Address } from 'viem'
import { getAddressOf } from '../../src/addresses.ts'
import * as model from '../../src/subscriptions/model/index.ts'
import type { Call, Event, Place } from './chain.ts'
import { keeper } from './people.ts'

/** The model, or one that is wrong on purpose. */
export type Model = typeof model

/** A call, and what the model says of it: the rule that forbids it, or what it returns and logs. */
export type Step = Call & {
  rule?: model.SubscriptionRule
  /** When it has fields, only these are compared. */
  result?: unknown
  events?: readonly Event[]
}

/** What the model makes of a call. */
export type Effect = Pick<Step, 'result' | 'events'>

/** Does things on the model, and writes down the calls that do the same on-chain. */
export class Recorder {
  readonly steps: Step[] = []
  readonly subscriptions: Model
  readonly state: model.SubscriptionsState
  now: bigint

  constructor({ start, songs, pages }: Place, subscriptions: Model) {
    this.subscriptions = subscriptions
    this.now = start
    this.state = subscriptions.createState({ songs, pages })
  }

  /** Writes down a call of `Subscriptions`, or of another contract, and what the model makes of it. */
  call(
    from: Address,
    functionName: string,
    args: readonly unknown[],
    onModel: (subscriptions: Model, state: model.SubscriptionsState) => Effect,
    contract: Call['contract'] = 'Subscriptions',
  ): void {
    const step: Step = { from, contract, functionName, args, now: this.now }
    this.steps.push(step)
    try {
      Object.assign(step, onModel(this.subscriptions, this.state))
    } catch (error) {
      if (!(error instanceof model.SubscriptionRuleError)) throw error
      step.rule = error.rule
    }
  }

  /** Writes down a read, and what the model answers. */
  ask(
    functionName: string,
    args: readonly unknown[],
    onModel: (subscriptions: Model, state: model.SubscriptionsState) => unknown,
    contract: Call['contract'] = 'Subscriptions',
  ): void {
    const answer = (subscriptions: Model, state: model.SubscriptionsState) => ({
      result: onModel(subscriptions, state),
    })
    this.call(keeper, functionName, args, answer, contract)
  }

  /** The contract that settles plays, of which no more than its address is needed. */
  get tabs(): Address {
    return getAddressOf('Tabs', 31337)
  }
}
