#!/usr/bin/env node
// The compiler for coverage and for Slither, which want every instruction to belong to its own line.
import { answer, compile, unoptimized } from './compiler.mjs'

await answer((input) =>
  compile(JSON.stringify({ ...input, settings: unoptimized(input.settings) })),
)
