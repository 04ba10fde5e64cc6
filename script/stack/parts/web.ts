import { join } from 'node:path'
import { ensureBuilt } from '../../run/build.ts'
import { root } from '../../run/root.ts'
import { serverEnvironment } from '../environment.ts'
import type { Part } from '../part.ts'
import { checkPage } from '../probe.ts'
import { nextScript } from '../tools.ts'

/** The site, with the gateway's routes. */
export const web: Part = {
  name: 'web',
  needs: ['deployment', 'postgres', 'ipfs', 'subgraph'],
  prepare: ({ note }) => ensureBuilt(['web'], () => note('Building the web ...')),
  start: async (context) => {
    const { ports, ready, spawn, urls } = context
    urls.web = `http://127.0.0.1:${ports.web}`
    await spawn({
      command: process.execPath,
      args: [nextScript(), 'start', '--hostname', '127.0.0.1', '--port', String(ports.web)],
      cwd: join(root, 'web'),
      env: {
        ...(await serverEnvironment(context)),
        HOSTNAME: '127.0.0.1',
        PORT: String(ports.web),
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    })
    await ready(() => checkPage(urls.web))
    return { address: urls.web, detail: 'open this' }
  },
}
