import { root } from '../../run/root.ts'
import { serverEnvironment } from '../environment.ts'
import type { Part } from '../part.ts'
import { nodeArguments } from '../tools.ts'

/** Seconds after which a tab is closed: soon, because here one person waits to see the money arrive. */
const closeAfterSeconds = 60

/** The gateway's keeper: brings signed plays to the chain. */
export const keeper: Part = {
  name: 'keeper',
  needs: ['deployment', 'postgres', 'demo'],
  start: async (context) => {
    const { ports, ready, spawn } = context
    const address = `http://127.0.0.1:${ports.keeper}`
    await spawn({
      command: process.execPath,
      args: nodeArguments('script/keeper/main.ts'),
      cwd: root,
      env: {
        ...(await serverEnvironment(context)),
        KEEPER_PORT: String(ports.keeper),
        KEEPER_CLOSE_AFTER_SECONDS: String(closeAfterSeconds),
      },
    })
    await ready(async () => {
      const { status } = await fetch(`${address}/health`)
      if (status !== 200) throw new Error(`no round yet (${status})`)
    })
    return {
      address,
      detail: 'settles plays after a minute; renews, ends auctions, credits epochs',
    }
  },
}
