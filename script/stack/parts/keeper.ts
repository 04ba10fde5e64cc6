import { readFile } from 'node:fs/promises'
import { root } from '../../run/command.ts'
import { serverEnvironment } from '../environment.ts'
import type { Part } from '../part.ts'
import { nodeArguments } from '../tools.ts'

/** The gateway's keeper: brings signed plays to the chain. */
export const keeper: Part = {
  name: 'keeper',
  needs: ['deployment', 'postgres', 'demo'],
  start: async (context) => {
    const { log, ready, spawn } = context
    await spawn({
      command: process.execPath,
      args: nodeArguments('script/stack/keeper-main.ts'),
      cwd: root,
      env: await serverEnvironment(context),
    })
    await ready(async () => {
      if (!(await readFile(log, 'utf8')).includes('keeper ready')) throw new Error('no round yet')
    })
    return { address: '', detail: 'settles plays after a minute' }
  },
}
