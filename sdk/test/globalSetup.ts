import type { TestProject } from 'vitest/node'
import { rpc, startAnvil } from './anvil.ts'
import { deploy } from './deploy.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The state of a chain on which Stave has just been deployed, for `anvil_loadState`. */
    deployedState: string
  }
}

/** Deploys once; each test file then starts from that state on a chain of its own. */
export default async function setup({ provide }: TestProject): Promise<void> {
  const anvil = await startAnvil()
  try {
    await deploy(anvil.rpcUrl)
    provide('deployedState', String(await rpc(anvil.rpcUrl, 'anvil_dumpState')))
  } finally {
    await anvil.stop()
  }
}
