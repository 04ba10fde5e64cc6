import { connectorsForWallets, type WalletList } from '@rainbow-me/rainbowkit'
import { injectedWallet, walletConnectWallet } from '@rainbow-me/rainbowkit/wallets'
import { cookieStorage, createConfig, createStorage, http } from 'wagmi'
import type { RuntimeConfig } from '@/lib/config/runtime.ts'
import { watchedFetch } from '../outages/outages.ts'
import { chainOf } from './chain.ts'
import { demoWallet } from './demo-wallet.ts'

/**
 * The wallets that can be chosen: those in the browser (EIP-6963), the demo wallet on a local chain, and WalletConnect
 * where a project id is configured; without one no request leaves for anywhere.
 */
export function createWagmiConfig(runtime: RuntimeConfig) {
  const chain = chainOf(runtime)
  const wallets: WalletList = [
    ...(runtime.local ? [{ groupName: 'Try it out', wallets: [demoWallet] }] : []),
    {
      groupName: 'Your wallet',
      wallets: runtime.walletConnectProjectId
        ? [injectedWallet, walletConnectWallet]
        : [injectedWallet],
    },
  ]
  return createConfig({
    chains: [chain],
    connectors: connectorsForWallets(wallets, {
      appName: 'Stave',
      projectId: runtime.walletConnectProjectId ?? '',
    }),
    transports: {
      [chain.id]: http(runtime.rpcUrl, {
        batch: true,
        timeout: 5_000,
        retryCount: 1,
        fetchFn: watchedFetch,
      }),
    },
    // A local chain mines at once; there is no reason to wait for the next look.
    pollingInterval: runtime.local ? 500 : 3_000,
    ssr: true,
    storage: createStorage({ storage: cookieStorage }),
  })
}
