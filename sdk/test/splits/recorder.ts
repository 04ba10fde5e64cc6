import { type Address, zeroAddress } from 'viem'
import { getAddressOf } from '../../src/addresses.ts'
import * as model from '../../src/splits/model/index.ts'
import { fan, people } from './people.ts'

/** The model, or one that is wrong on purpose. */
export type Model = typeof model

/** A call, and what the model says of it: the rule that forbids it, or the amount that it gives. */
export type Step = {
  from: Address
  contract: 'Splits' | 'Currency'
  functionName: string
  args: readonly unknown[]
  /** Unix seconds of the block. */
  now: bigint
  rule?: model.SplitRule
  result?: bigint
}

/** Where histories take place, apart from the model. */
export type Place = {
  /** Unix seconds at which each begins. */
  start: bigint
  /** The deposit addresses of the first splits, by id. */
  depositAddresses: readonly Address[]
}

/** Does things on the model, and writes down the calls that do the same on-chain. */
export class Recorder {
  readonly steps: Step[] = []
  readonly ledger: Model
  readonly state: model.SplitsState
  readonly place: Place
  now: bigint

  constructor(place: Place, ledger: Model) {
    this.place = place
    this.ledger = ledger
    this.now = place.start
    const treasury = people[0]?.address ?? zeroAddress
    this.state = ledger.createState({
      ledger: getAddressOf('Splits', 31337),
      treasury,
      protocolFee: 100n,
      storefrontShare: 5000n,
    })
  }

  /** Writes down a call of the ledger, and what the model makes of it. */
  call(
    from: Address,
    functionName: string,
    args: readonly unknown[],
    onModel: (ledger: Model, state: model.SplitsState) => unknown,
  ): void {
    const step: Step = { from, contract: 'Splits', functionName, args, now: this.now }
    this.steps.push(step)
    try {
      const result = onModel(this.ledger, this.state)
      if (typeof result === 'bigint') step.result = result
    } catch (error) {
      if (!(error instanceof model.SplitRuleError)) throw error
      step.rule = error.rule
    }
  }

  /** The fan sends currency to the ledger, where it lies until it is credited. */
  send(amount: bigint): void {
    this.#transfer(getAddressOf('Splits', 31337), amount)
    this.ledger.send(this.state, amount)
  }

  /** The fan sends currency to the deposit address of a split. */
  deposit(split: number, amount: bigint): void {
    this.#transfer(this.place.depositAddresses[split] ?? zeroAddress, amount)
    this.ledger.deposit(this.state, { split, amount })
  }

  #transfer(to: Address, amount: bigint): void {
    const [functionName, args, now] = ['transfer', [to, amount], this.now]
    this.steps.push({ from: fan, contract: 'Currency', functionName, args, now })
  }
}
