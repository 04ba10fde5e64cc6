// Writes subgraph.yaml, networks.json and abis/ from the contracts and their deployments; with --check it writes
// nothing and fails when one of them differs. With --network NAME the manifest is for that network.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { generatedFiles, staleFiles } from './files.ts'
import { packageFolder } from './paths.ts'

const { values: options } = parseArgs({
  options: { check: { type: 'boolean', default: false }, network: { type: 'string' } },
})

const stale = await staleFiles(await generatedFiles(options.network))
const names = stale.map(({ name }) => `subgraph/${name}`).join(', ')

if (options.check && stale.length > 0) {
  console.error(`Not what their sources generate: ${names}.`)
  console.error('Run `npm run generate` and commit the result.')
  process.exit(1)
}
for (const { name, content } of stale) {
  const path = `${packageFolder}/${name}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}
console.log(names === '' ? "The subgraph's manifest is up to date." : `Wrote ${names}.`)
