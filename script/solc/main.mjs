#!/usr/bin/env node
// Foundry's compiler. Contracts are compiled as they are deployed. Tests, whose own code never leaves the machine, are
// compiled beside them without the optimizer, which takes a tenth of the time and fits into the compiler's memory;
// `dynamic_test_linking` in foundry.toml has them deploy the contracts from `out` rather than carry a copy.
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { answer, compile, unoptimized } from './compiler.mjs'

const isOfTests = (file) => /^(test|foundry-pp)\//.test(file)

if (isMainThread) await answer(compileBoth)
else parentPort.postMessage(compile(workerData))

async function compileBoth(input) {
  const contracts = select(input, (file) => !isOfTests(file))
  const tests = select(input, isOfTests)
  if (!tests) return compile(JSON.stringify(input))
  const settings = unoptimized(tests.settings)
  const outputs = await Promise.all(
    [contracts, { ...tests, settings }].filter(Boolean).map(inThread),
  )
  return JSON.stringify(outputs.reduce(merged))
}

/** The input with the outputs wanted of some files alone; undefined if none of these is wanted. */
function select(input, isSelected) {
  const wanted = Object.entries(input.settings.outputSelection).filter(([file]) => isSelected(file))
  if (wanted.length === 0) return undefined
  return { ...input, settings: { ...input.settings, outputSelection: Object.fromEntries(wanted) } }
}

function inThread(input) {
  return new Promise((resolve, reject) => {
    const file = fileURLToPath(import.meta.url)
    const worker = new Worker(file, { workerData: JSON.stringify(input) })
    worker.on('message', (output) => resolve(JSON.parse(output)))
    worker.on('error', reject)
  })
}

function merged(one, other) {
  const errors = [...(one.errors ?? []), ...(other.errors ?? [])]
  const unique = new Map(errors.map((error) => [JSON.stringify(error), error]))
  return {
    ...one,
    ...other,
    errors: [...unique.values()],
    contracts: { ...one.contracts, ...other.contracts },
    sources: { ...one.sources, ...other.sources },
  }
}
