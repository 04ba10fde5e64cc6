import { readFile } from 'node:fs/promises'
import type { AbiEvent } from 'viem'
import { compiledEvents } from './abis.ts'
import { type Contract, contracts, madeContracts } from './contracts.ts'
import { networks } from './deployments.ts'
import { entityNames } from './entities.ts'
import { manifestSource } from './manifest.ts'
import { packageFolder } from './paths.ts'

/** A generated file: its path within this package, and what it holds. */
export type GeneratedFile = { name: string; content: string }

/**
 * The manifest for one network, all networks and the ABIs, from the compiled contracts and their deployments. Throws
 * when the contracts are not compiled or not deployed there.
 */
export async function generatedFiles(networkName = 'anvil'): Promise<GeneratedFile[]> {
  const byName = await networks()
  const network = byName[networkName]
  if (network === undefined) {
    const known = Object.keys(byName).join(', ')
    throw new Error(`No deployment on ${networkName}; there are ones on ${known}.`)
  }
  const indexed = [...contracts, ...madeContracts]
  const events = {} as Record<Contract, AbiEvent[]>
  for (const contract of indexed) events[contract] = await compiledEvents(contract)
  const entities = entityNames(await readFile(`${packageFolder}/schema.graphql`, 'utf8'))
  return [
    { name: 'subgraph.yaml', content: manifestSource({ networkName, network, events, entities }) },
    { name: 'networks.json', content: json(byName) },
    ...indexed.map((contract) => ({
      name: `abis/${contract}.json`,
      content: json(events[contract]),
    })),
  ]
}

/** Those files whose content on disk differs. */
export async function staleFiles(files: GeneratedFile[]): Promise<GeneratedFile[]> {
  const present = await Promise.all(
    files.map(({ name }) => readFile(`${packageFolder}/${name}`, 'utf8').catch(() => undefined)),
  )
  return files.filter(({ content }, index) => present[index] !== content)
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
