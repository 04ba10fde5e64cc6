import { readdir, readFile } from 'node:fs/promises'
import { contracts, type DeployedContract, networkNames } from './contracts.ts'
import { root } from './paths.ts'

/** Where one contract stands, and the block from which it is indexed. */
export type DataSource = { address: string; startBlock: number }

/** A deployment as graph-cli's networks.json holds it. */
export type Network = Record<DeployedContract, DataSource>

type DeploymentFile = {
  chainId: number
  blockNumber: number
  contracts: Record<string, string>
}

/** All deployments by The Graph's name of the network, ordered by chain id. Throws when there is none. */
export async function networks(): Promise<Record<string, Network>> {
  const folder = `${root}/script/deployments`
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d+\.json$/.test(name))
  if (names.length === 0) {
    throw new Error(`${folder} has no deployment. Run script/Deploy.s.sol on a chain first.`)
  }
  const chainIds = names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b)
  const entries = await Promise.all(
    chainIds.map(async (chainId) => {
      const text = await readFile(`${folder}/${chainId}.json`, 'utf8')
      const name = networkNames[chainId] ?? String(chainId)
      return [name, network(JSON.parse(text) as DeploymentFile)] as const
    }),
  )
  return Object.fromEntries(entries)
}

function network({ chainId, blockNumber, contracts: addresses }: DeploymentFile): Network {
  const source = (contract: DeployedContract): DataSource => {
    const address = addresses[contract]
    if (address === undefined) throw new Error(`The deployment on ${chainId} lacks ${contract}.`)
    // Addresses are the same on every run of a local chain, blocks are not.
    return { address, startBlock: chainId === 31337 ? 0 : blockNumber }
  }
  return Object.fromEntries(contracts.map((contract) => [contract, source(contract)])) as Network
}
