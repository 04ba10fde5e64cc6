#!/usr/bin/env node
// The compiler for coverage and for Slither, which want every instruction to belong to its own line: no optimizer and
// no via-IR. OpenZeppelin's P256 would then be "too deep in the stack", so variables in inline assembly, and nothing
// else, may be placed by the optimizer.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

if (process.argv.includes('--version')) {
  await import('../solc.mjs')
} else {
  const require = createRequire(import.meta.url)
  const solc = require('solc/wrapper.js')(require('solc/soljson.js'))
  const input = JSON.parse(readFileSync(0, 'utf8'))
  input.settings.viaIR = false
  input.settings.optimizer = {
    enabled: false,
    details: { yul: true, yulDetails: { stackAllocation: true, optimizerSteps: ':' } },
  }
  process.stdout.write(solc.compile(JSON.stringify(input)))
}
