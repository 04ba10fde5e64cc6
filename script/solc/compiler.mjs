// Solidity's compiler from npm (WebAssembly) behind the command line that Foundry calls: the version, or standard JSON
// in and out. `solc/solc.js` would refuse Foundry's --allow-paths, so the two parts below it are used directly.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const load = () => require('solc/wrapper.js')(require('solc/soljson.js'))

/** Compiles standard JSON, as text, and answers with such. */
export const compile = (input) => load().compile(input)

/**
 * Settings that leave out the optimizer and via-IR. OpenZeppelin's P256 would then be "too deep in the stack", so
 * variables in inline assembly, and nothing else, may be placed by the optimizer.
 */
export const unoptimized = (settings) => ({
  ...settings,
  viaIR: false,
  optimizer: {
    enabled: false,
    details: { yul: true, yulDetails: { stackAllocation: true, optimizerSteps: ':' } },
  },
})

/** Answers what Foundry asks for: `compileJson` takes the parsed input and gives the output as text. */
export async function answer(compileJson) {
  if (process.argv.includes('--version')) {
    const name = 'solc, the solidity compiler commandline interface'
    process.stdout.write(`${name}\nVersion: ${load().version()}\n`)
  } else {
    process.stdout.write(await compileJson(JSON.parse(readFileSync(0, 'utf8'))))
  }
}
