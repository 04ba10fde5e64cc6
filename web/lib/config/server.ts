import 'server-only'
import { getDeployment } from '@stave/sdk/addresses'
import { z } from 'zod'
import { LOCAL_CHAIN_ID, type RuntimeConfig } from './runtime.ts'

const optional = <schema extends z.ZodType>(schema: schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' })

const environment = z.object({
  CHAIN_ID: optional(z.coerce.number().int().positive()).default(LOCAL_CHAIN_ID),
  RPC_URL: optional(url).default('http://127.0.0.1:8545'),
  SUBGRAPH_URL: optional(url).default('http://127.0.0.1:8000/subgraphs/name/subgraph-0'),
  IPFS_GATEWAY_URL: optional(url).default('http://127.0.0.1:8080'),
  // What browsers use where it differs from the server's own: behind a balancer, or to keep an API key off pages.
  PUBLIC_RPC_URL: optional(url),
  PUBLIC_SUBGRAPH_URL: optional(url),
  EXPLORER_URL: optional(url),
  // The site's public address, where the request's own headers do not tell it.
  GATEWAY_ORIGIN: optional(url),
  WALLETCONNECT_PROJECT_ID: optional(z.string()),
})

/** The environment, checked. Throws with the name of the variable that is wrong. */
export function readEnvironment() {
  const { data, error } = environment.safeParse(process.env)
  if (error) throw new Error(`The environment is not usable.\n${z.prettifyError(error)}`)
  return data
}

/** The part of the environment that pages may see. Throws `UnknownChainError` where Stave is not deployed. */
export function readRuntimeConfig(): RuntimeConfig {
  const env = readEnvironment()
  return {
    chainId: env.CHAIN_ID,
    local: env.CHAIN_ID === LOCAL_CHAIN_ID,
    rpcUrl: env.PUBLIC_RPC_URL ?? env.RPC_URL,
    subgraphUrl: env.PUBLIC_SUBGRAPH_URL ?? env.SUBGRAPH_URL,
    contracts: getDeployment(env.CHAIN_ID).contracts,
    explorerUrl: env.EXPLORER_URL ?? null,
    walletConnectProjectId: env.WALLETCONNECT_PROJECT_ID ?? null,
  }
}
