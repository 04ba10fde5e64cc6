import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './root.ts'

/**
 * Gas that a block of a test chain has room for: all contracts at once. What does not fit would wait for a further
 * transaction, which never comes while the deployment waits for it.
 */
export const blockGasLimit = 100_000_000

/** Path of a Foundry binary. npm's own wrapper would swallow its exit code, and stand between it and its signals. */
export function foundryBinary(tool: 'anvil' | 'forge'): string {
  const wrapper = createRequire(join(root, 'package.json')).resolve(
    `@foundry-rs/${tool}/package.json`,
  )
  const machine = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const manifest = createRequire(wrapper).resolve(`@foundry-rs/${tool}-${machine}/package.json`)
  return join(manifest, '../bin', process.platform === 'win32' ? `${tool}.exe` : tool)
}
