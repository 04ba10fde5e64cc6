// Writes subgraph.yaml, networks.json and abis/ from the contracts and their deployments; with --check it writes
// nothing and fails when one of them differs. With --network NAME the manifest is for that network.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { AbiEvent } from 'viem'
import { compiledEvents } from './abis.ts'
import { type Contract, contracts } from './contracts.ts'
import { networks } from './deployments.ts'
import { entityNames } from './entities.ts'
import { manifestSource } from './manifest.ts'
import { packageFolder } from './paths.ts'

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    network: { type: 'string', default: 'anvil' },
  },
})

const byName = await networks()
const network = byName[options.network]
if (network === undefined) {
  throw new Error(
    `No deployment on ${options.network}; there are ones on ${Object.keys(byName).join(', ')}.`,
  )
}

const events = {} as Record<Contract, AbiEvent[]>
for (const contract of contracts) events[contract] = await compiledEvents(contract)
const entities = entityNames(await readFile(`${packageFolder}/schema.graphql`, 'utf8'))

const files = new Map([
  ['subgraph.yaml', manifestSource({ networkName: options.network, network, events, entities })],
  ['networks.json', json(byName)],
  ...contracts.map((contract) => [`abis/${contract}.json`, json(events[contract])] as const),
])

const stale: string[] = []
for (const [name, content] of files) {
  const path = `${packageFolder}/${name}`
  const present = await readFile(path, 'utf8').catch(() => undefined)
  if (present === content) continue
  stale.push(name)
  if (options.check) continue
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

if (options.check && stale.length > 0) {
  console.error(`Not what their sources generate: ${stale.join(', ')}.`)
  console.error('Run `npm run generate` and commit the result.')
  process.exit(1)
}
console.log(stale.length === 0 ? 'The manifest is up to date.' : `Wrote ${stale.join(', ')}.`)

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
