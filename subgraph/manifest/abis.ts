import { readFile } from 'node:fs/promises'
import { type AbiEvent, toEventSignature } from 'viem'
import { type Contract, ignoredEvents } from './contracts.ts'
import { root } from './paths.ts'

/**
 * A contract's events, ordered by name, from Foundry's output. The subgraph calls no contract, so it needs nothing
 * else of the ABI. Throws when the contracts have not been compiled.
 */
export async function compiledEvents(contract: Contract): Promise<AbiEvent[]> {
  const path = `${root}/out/${contract}.sol/${contract}.json`
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`${path} is missing. Run \`npx forge build\` at the repository's root first.`)
  })
  const { abi } = JSON.parse(text) as { abi: AbiEvent[] }
  return abi.filter((item) => item.type === 'event').sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The events that have a handler. */
export function handledEvents(contract: Contract, events: readonly AbiEvent[]): AbiEvent[] {
  return events.filter(({ name }) => !(name in ignoredEvents[contract]))
}

/** The event as a manifest names it: `Transfer(indexed address,indexed address,indexed uint256)`. */
export function manifestSignature(event: AbiEvent): string {
  const types = toEventSignature(event).slice(event.name.length + 1, -1)
  const inputs = splitTypes(types).map((type, index) =>
    event.inputs[index]?.indexed ? `indexed ${type}` : type,
  )
  return `${event.name}(${inputs.join(',')})`
}

/** Splits at the commas that stand outside of brackets. */
function splitTypes(types: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of types) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === ',' && depth === 0) {
      parts.push(part)
      part = ''
    } else {
      part += character
    }
  }
  return part === '' ? parts : [...parts, part]
}
