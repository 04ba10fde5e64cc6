import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './root.ts'

/** Path of a Foundry binary. npm's own wrapper would swallow its exit code, and stand between it and its signals. */
export function foundryBinary(tool: 'anvil' | 'forge'): string {
  const wrapper = createRequire(join(root, 'package.json')).resolve(
    `@foundry-rs/${tool}/package.json`,
  )
  const machine = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const manifest = createRequire(wrapper).resolve(`@foundry-rs/${tool}-${machine}/package.json`)
  return join(manifest, '../bin', process.platform === 'win32' ? `${tool}.exe` : tool)
}
