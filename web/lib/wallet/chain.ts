import { type Chain, defineChain } from 'viem'
import { arbitrum, base, baseSepolia, foundry, mainnet, optimism, sepolia } from 'viem/chains'
import type { RuntimeConfig } from '@/lib/config/runtime.ts'

const known: readonly Chain[] = [arbitrum, base, baseSepolia, foundry, mainnet, optimism, sepolia]

/** The chain that the deployment runs on, reached through the configured RPC alone. */
export function chainOf({ chainId, local, rpcUrl }: RuntimeConfig): Chain {
  const base = known.find(({ id }) => id === chainId)
  return defineChain({
    id: chainId,
    name: local ? 'Local chain' : (base?.name ?? `Chain ${chainId}`),
    nativeCurrency: base?.nativeCurrency ?? { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    ...(base?.contracts && !local && { contracts: base.contracts }),
    testnet: local || base?.testnet === true,
  })
}
