import { readFile } from 'node:fs/promises'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { ensureBuilt } from '../../script/run/build.ts'
import { manifestSignature } from '../manifest/abis.ts'
import { contracts, ignoredEvents, madeContracts } from '../manifest/contracts.ts'
import { generatedFiles, staleFiles } from '../manifest/files.ts'
import { packageFolder } from '../manifest/paths.ts'
import { readAbi } from './support/events.ts'

type Source = {
  name: string
  mapping: { eventHandlers?: { event: string; handler: string }[] }
}
type Manifest = { dataSources: Source[]; templates: Source[] }

const read = (name: string) => readFile(`${packageFolder}/${name}`, 'utf8')
const manifest = parseYaml(await read('subgraph.yaml')) as Manifest

describe.each([...contracts, ...madeContracts])('%s', (contract) => {
  const isMade = (madeContracts as readonly string[]).includes(contract)
  const source = [...manifest.dataSources, ...manifest.templates].find(
    ({ name }) => name === contract,
  )
  const handled = source?.mapping.eventHandlers ?? []

  test('every event is handled, or ignored for a reason', () => {
    for (const event of readAbi(contract)) {
      const isHandled = handled.some((entry) => entry.event === manifestSignature(event))
      const reason = ignoredEvents[contract][event.name]
      expect({ event: event.name, isHandled, reason }).toEqual(
        isHandled
          ? { event: event.name, isHandled, reason: undefined }
          : { event: event.name, isHandled, reason: expect.stringMatching(/\w{5}/) },
      )
    }
  })

  test('no event is ignored that does not exist', () => {
    const names = readAbi(contract).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(ignoredEvents[contract])))
  })

  test('every handler stands in the compiled mapping', async () => {
    const folder = isMade ? `templates/${contract}` : contract
    const wasm = await readFile(`${packageFolder}/build/${folder}/${contract}.wasm`)
    const exported = WebAssembly.Module.exports(new WebAssembly.Module(wasm))
    const names = exported.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(handled.map(({ handler }) => handler)))
  })
})

test('every type and field of the schema is documented', async () => {
  const undocumented = parse(await read('schema.graphql')).definitions.flatMap((definition) => {
    if (definition.kind !== 'ObjectTypeDefinition' || definition.name.value === '_Schema_')
      return []
    const fields = (definition.fields ?? []).filter(({ description }) => !description)
    const names = fields.map(({ name }) => `${definition.name.value}.${name.value}`)
    return definition.description ? names : [definition.name.value, ...names]
  })
  expect(undocumented).toEqual([])
})

test('manifest, networks and ABIs are what the contracts and their deployments generate', async () => {
  await ensureBuilt(['contracts'])
  const stale = await staleFiles(await generatedFiles())
  expect(stale.map(({ name }) => name)).toEqual([])
})
