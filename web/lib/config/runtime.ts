import type { Deployment } from '@stave/sdk/addresses'

/** What a page needs to know about the deployment it runs on; read from the environment when a request arrives. */
export type RuntimeConfig = {
  chainId: number
  /** Whether the chain is a developer's own, where test money and a demo wallet are offered. */
  local: boolean
  rpcUrl: string
  subgraphUrl: string
  contracts: Deployment['contracts']
  /** A block explorer's origin; null where there is none, as on a local chain. */
  explorerUrl: string | null
  /** Null: WalletConnect is not offered, and nothing of it is loaded. */
  walletConnectProjectId: string | null
}

/** The chain id of anvil, on which the local stack runs. */
export const LOCAL_CHAIN_ID = 31_337
