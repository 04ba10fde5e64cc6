import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuilt, fingerprint } from '../../run/build.ts'
import { foundryBinary } from '../../run/foundry.ts'
import { root } from '../../run/root.ts'
import type { Part, PartContext } from '../part.ts'
import { rpc } from '../probe.ts'

const localChain = 31_337

/** What script/Deploy.s.sol writes of a deployment. */
type Deployment = { contracts: Record<string, string> }

/** The contracts: deployed by script/Deploy.s.sol where they are not yet. */
export const deployment: Part = {
  name: 'deployment',
  needs: ['chain'],
  prepare: ({ note }) => ensureBuilt(['contracts'], () => note('Compiling the contracts ...')),
  start: async (context) => {
    const { folder, urls } = context
    const chainId = Number(await rpc<string>(urls.rpc, 'eth_chainId'))
    const path = join(root, 'script/deployments', `${chainId}.json`)
    if (chainId !== localChain) {
      if (await stands(urls.rpc, await read(path))) return { address: '', detail: `on ${chainId}` }
      throw new Error(
        `The contracts do not stand on chain ${chainId}. Deploy them with ` +
          `\`forge script script/Deploy.s.sol --broadcast --rpc-url ${urls.rpc}\`, then start again.`,
      )
    }
    const stamp = join(folder, 'deployed')
    const wanted = await fingerprint(['contracts', 'foundry.toml', 'script/Deploy.s.sol'])
    const before = await read(path)
    const isSame = (await readFile(stamp, 'utf8').catch(() => '')) === wanted
    if (isSame && (await stands(urls.rpc, before))) {
      return { address: '', detail: 'contracts stand as before' }
    }
    await deploy(context)
    const after = await read(path)
    if (!(await stands(urls.rpc, after))) throw new Error('Deploying left contracts without code.')
    if (JSON.stringify(after?.contracts) !== JSON.stringify(before?.contracts)) {
      throw new Error(
        'The contracts have changed, and with them their addresses. ' +
          'Run `npm run generate`, so that everything else knows them, then start again.',
      )
    }
    await writeFile(stamp, wanted)
    return {
      address: '',
      detail: `${Object.keys(after?.contracts ?? {}).length} contracts deployed`,
    }
  },
}

function deploy({ complete, urls }: PartContext): Promise<void> {
  const args = ['script', 'script/Deploy.s.sol', '--broadcast', '--rpc-url', urls.rpc]
  return complete({ command: foundryBinary('forge'), args, cwd: root, env: {} })
}

/** Whether every contract of the deployment has code. */
async function stands(rpcUrl: string, known: Deployment | undefined): Promise<boolean> {
  const addresses = Object.values(known?.contracts ?? {})
  const codes = await Promise.all(
    addresses.map((address) => rpc<string>(rpcUrl, 'eth_getCode', [address, 'latest'])),
  )
  return codes.length > 0 && codes.every((code) => code !== '0x')
}

async function read(path: string): Promise<Deployment | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Deployment)
}
