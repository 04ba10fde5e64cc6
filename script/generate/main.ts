// Writes every generated file of the repo, or with --check fails if one differs from its source.
import { queriesSource } from '../../sdk/codegen/queries.ts'
import { generatedFiles as subgraphFiles } from '../../subgraph/manifest/files.ts'
import { root } from '../run/root.ts'
import { abisSource } from './abis.ts'
import { build, simulateLocalDeployment } from './build.ts'
import { deploymentsSource } from './deployments.ts'
import { differences, format, type GeneratedFile, write } from './files.ts'

const check = process.argv.includes('--check')

await build()
const localDeployment: GeneratedFile = {
  path: `${root}/script/deployments/31337.json`,
  content: await simulateLocalDeployment(),
}
// The files below are made from the deployments.
if (!check) await write([localDeployment])
const files: GeneratedFile[] = [
  localDeployment,
  { path: `${root}/sdk/src/generated/abis.ts`, content: await abisSource() },
  { path: `${root}/sdk/src/generated/deployments.ts`, content: await deploymentsSource() },
  { path: `${root}/sdk/src/generated/queries.ts`, content: await format(await queriesSource()) },
  ...(await subgraphFiles()).map(({ name, content }) => ({
    path: `${root}/subgraph/${name}`,
    content,
  })),
]

if (check) {
  const stale = await differences(files)
  for (const path of stale) console.error(`${path} is not what its source generates`)
  if (stale.length > 0) {
    console.error('Run `npm run generate` and commit the result.')
    process.exit(1)
  }
  console.log(`${files.length} generated files are up to date`)
} else {
  for (const path of await write(files)) console.log(`wrote ${path}`)
}
