import { readFileSync } from 'node:fs'
import { type AbiEvent, type Address, encodeAbiParameters, encodeEventTopics, type Hex } from 'viem'
import { type Contract, contracts, type DeployedContract } from '../../manifest/contracts.ts'
import { packageFolder } from '../../manifest/paths.ts'

/** A value of an event's parameter; tuples are objects. */
export type Value = string | number | bigint | boolean | Value[] | { [name: string]: Value }

/** A log of one of the contracts. */
export type TestEvent = { address: Address; topics: Hex[]; data: Hex }

type Emit = Record<string, (params: Record<string, Value>) => TestEvent>

/**
 * Makes events of the contracts from their ABIs: `emit.Tabs.Deposited({ listener, ... })`. Throws when the
 * contract has no such event, or a parameter is missing or named wrongly.
 */
export const emit = Object.fromEntries(
  contracts.map((contract) => [contract, eventsOf(contract)]),
) as Record<DeployedContract, Emit>

/** The events of a contract's ABI, as they are indexed. */
export function readAbi(contract: Contract): AbiEvent[] {
  return JSON.parse(readFileSync(`${packageFolder}/abis/${contract}.json`, 'utf8'))
}

/** Where the manifest expects a contract. */
export function addressOf(contract: DeployedContract): Address {
  return JSON.parse(readFileSync(`${packageFolder}/networks.json`, 'utf8')).anvil[contract].address
}

function eventsOf(contract: DeployedContract): Emit {
  const address = addressOf(contract)
  const makers = Object.fromEntries(
    readAbi(contract).map((event) => [
      event.name,
      (params: Record<string, Value>) => ({ address, ...encode(event, params) }),
    ]),
  )
  return new Proxy(makers, {
    get(target, name: string) {
      const maker = target[name]
      if (maker === undefined) throw new Error(`${contract} has no event ${name}`)
      return maker
    },
  })
}

function encode(event: AbiEvent, params: Record<string, Value>): Omit<TestEvent, 'address'> {
  const names = event.inputs.map(({ name }) => name)
  const unknown = Object.keys(params).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`${event.name} has no parameter ${unknown}`)
  const missing = names.find((name) => params[name ?? ''] === undefined)
  if (missing !== undefined) throw new Error(`${event.name} needs the parameter ${missing}`)

  const plain = event.inputs.filter(({ indexed }) => !indexed)
  return {
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args: params }) as Hex[],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => params[name ?? '']),
    ),
  }
}
