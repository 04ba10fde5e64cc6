import { join } from 'node:path'
import { root } from '../../run/root.ts'
import type { Part } from '../part.ts'
import { checkIpfsApi, checkIpfsGateway } from '../probe.ts'
import { nodeArguments } from '../tools.ts'

/** The IPFS node: RPC and gateway. */
export const ipfs: Part = {
  name: 'ipfs',
  needs: [],
  start: async ({ external, folder, ports, ready, spawn, urls }) => {
    const { IPFS_API_URL, IPFS_GATEWAY_URL } = external
    const isElsewhere = Boolean(IPFS_API_URL || IPFS_GATEWAY_URL)
    if (isElsewhere && !(IPFS_API_URL && IPFS_GATEWAY_URL)) {
      throw new Error('Set both IPFS_API_URL and IPFS_GATEWAY_URL, or neither.')
    }
    urls.ipfsApi = IPFS_API_URL ?? `http://127.0.0.1:${ports.ipfsApi}`
    urls.ipfsGateway = IPFS_GATEWAY_URL ?? `http://127.0.0.1:${ports.ipfsGateway}`
    if (!isElsewhere) {
      await spawn({
        command: process.execPath,
        args: nodeArguments('script/ipfs/main.ts'),
        cwd: root,
        env: {
          IPFS_DIR: join(folder, 'ipfs'),
          IPFS_API_PORT: String(ports.ipfsApi),
          IPFS_GATEWAY_PORT: String(ports.ipfsGateway),
          IPFS_ALLOWED_ORIGINS: `http://127.0.0.1:${ports.web},http://localhost:${ports.web}`,
        },
      })
    }
    await ready(() => checkIpfsApi(urls.ipfsApi))
    await ready(() => checkIpfsGateway(urls.ipfsGateway))
    return {
      address: urls.ipfsGateway,
      detail: isElsewhere ? 'from IPFS_GATEWAY_URL' : `RPC on ${ports.ipfsApi}`,
    }
  },
}
