'use client'

import '@rainbow-me/rainbowkit/styles.css'
import { lightTheme, RainbowKitProvider, type Theme } from '@rainbow-me/rainbowkit'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { cookieToInitialState, WagmiProvider } from 'wagmi'
import { useConfig } from '@/lib/config/context.tsx'
import { suspect } from '../outages/outages.ts'
import { createWagmiConfig } from './wagmi.ts'

const base = lightTheme({ borderRadius: 'large', overlayBlur: 'none' })

/** RainbowKit's dialog in this site's tokens, which follow light and dark by themselves. */
const theme: Theme = {
  ...base,
  colors: {
    ...base.colors,
    accentColor: 'var(--ink)',
    accentColorForeground: 'var(--paper)',
    actionButtonSecondaryBackground: 'var(--sunken)',
    closeButton: 'var(--ink-soft)',
    closeButtonBackground: 'var(--sunken)',
    generalBorder: 'var(--rule)',
    generalBorderDim: 'var(--rule)',
    menuItemBackground: 'var(--sunken)',
    modalBackdrop: 'var(--scrim)',
    modalBackground: 'var(--raised)',
    modalBorder: 'var(--rule)',
    modalText: 'var(--ink)',
    modalTextDim: 'var(--ink-faint)',
    modalTextSecondary: 'var(--ink-soft)',
    profileForeground: 'var(--raised)',
    selectedOptionBorder: 'var(--rule)',
    downloadBottomCardBackground: 'var(--surface)',
    downloadTopCardBackground: 'var(--sunken)',
  },
  fonts: { body: 'var(--font-sans)' },
}

/**
 * Wallets for everything below it.
 *
 * @param cookie The request's cookies, from which a returning visitor's wallet is known before the page is alive.
 */
export function WalletProvider({
  cookie,
  children,
}: {
  cookie: string | null
  children: ReactNode
}) {
  const runtime = useConfig()
  const [config] = useState(() => createWagmiConfig(runtime))
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 2_000, retry: 1 } },
        queryCache: new QueryCache({ onError: suspect }),
        mutationCache: new MutationCache({ onError: suspect }),
      }),
  )
  return (
    <WagmiProvider config={config} initialState={cookieToInitialState(config, cookie)}>
      <QueryClientProvider client={queryClient}>
        <RainbowKitProvider theme={theme} modalSize="compact" appInfo={{ appName: 'Stave' }}>
          {children}
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiProvider>
  )
}
