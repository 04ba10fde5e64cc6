import { join } from 'node:path'
import { root } from '../../../script/run/root.ts'
import { type Stack, startStack } from '../../../script/stack/stack.ts'
import { serveStack } from './control.ts'

/** State of the stack that the tests run on, kept after the run: its logs tell why something failed. */
const folder = join(root, 'test-results/e2e-stack')

/** Starts a fresh stack with demo data for the tests, on free ports, and announces it. */
export async function startForTests(): Promise<{
  stack: Stack
  url: string
  stop: () => Promise<void>
}> {
  const since = performance.now()
  const stack = await startStack({
    folder,
    reset: true,
    ports: 'any',
    env: {},
    limit: 180,
    onNote: (text) => console.log(`  ${text}`),
  })
  const control = await serveStack(stack)
  const seconds = ((performance.now() - since) / 1_000).toFixed(1)
  console.log(`  stack at ${stack.urls.web} after ${seconds} s`)
  const stop = async () => {
    control.close()
    await stack.stop()
  }
  return { stack, url: control.url, stop }
}
