// Writes every generated file of the repo, or with --check fails if one differs from its source.
import { abisSource } from './abis.ts'
import { build, root } from './build.ts'
import { deploymentsSource } from './deployments.ts'
import { differences, type GeneratedFile, write } from './files.ts'

const check = process.argv.includes('--check')

await build()
const files: GeneratedFile[] = [
  { path: `${root}/sdk/src/generated/abis.ts`, content: await abisSource() },
  { path: `${root}/sdk/src/generated/deployments.ts`, content: await deploymentsSource() },
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
