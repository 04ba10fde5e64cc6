#!/usr/bin/env node
// Foundry's Solidity compiler: the npm package's WebAssembly build behind solc's own command line.
// `solc/solc.js` would refuse Foundry's --allow-paths, so the two parts below it are used directly.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const solc = require('solc/wrapper.js')(require('solc/soljson.js'))

if (process.argv.includes('--version')) {
  process.stdout.write(
    `solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`,
  )
} else {
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')))
}
