import type { PartContext } from './part.ts'
import { rpc } from './probe.ts'

/** Key of anvil's account 9, known to everyone: the gateway of the local chain, and of no other. */
const localGatewayKey = '0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6'

/**
 * The environment of what serves or fills this stack: where the parts are, and the gateway's keys. Throws on a chain
 * that is not local unless the environment has the gateway's key.
 */
export async function serverEnvironment({
  secrets,
  urls,
}: PartContext): Promise<Record<string, string>> {
  const chainId = Number(await rpc<string>(urls.rpc, 'eth_chainId'))
  const gatewayKey = process.env.GATEWAY_PRIVATE_KEY ?? (chainId === 31337 ? localGatewayKey : '')
  if (gatewayKey === '') {
    throw new Error(`Set GATEWAY_PRIVATE_KEY: the key of the gateway on chain ${chainId}.`)
  }
  return {
    RPC_URL: urls.rpc,
    CHAIN_ID: String(chainId),
    DATABASE_URL: urls.database,
    IPFS_API_URL: urls.ipfsApi,
    IPFS_GATEWAY_URL: urls.ipfsGateway,
    SUBGRAPH_URL: urls.subgraph,
    GATEWAY_PRIVATE_KEY: gatewayKey,
    GATEWAY_SESSION_SECRET: secrets.sessionSecret,
    GATEWAY_ENCRYPTION_KEY: secrets.encryptionKey,
  }
}
