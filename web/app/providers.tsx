'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { Toaster } from 'sonner'
import { TooltipProvider } from '@/components/ui/tooltip.tsx'
import { GraphProvider } from '@/lib/apollo/provider.tsx'
import { ConfigProvider } from '@/lib/config/context.tsx'
import type { RuntimeConfig } from '@/lib/config/runtime.ts'
import { WalletProvider } from '@/lib/wallet/provider.tsx'

type ProvidersProps = { config: RuntimeConfig; cookie: string | null; children: ReactNode }

/** What every page may count on: the configuration, the theme, a wallet, the subgraph. */
export function Providers({ config, cookie, children }: ProvidersProps) {
  return (
    <ConfigProvider config={config}>
      <ThemeProvider attribute="class" disableTransitionOnChange>
        <WalletProvider cookie={cookie}>
          <GraphProvider>
            <TooltipProvider delayDuration={300}>
              {children}
              <Toaster
                position="top-right"
                offset={{ top: 'calc(var(--header-height) + 0.5rem)' }}
                mobileOffset={{ top: 'calc(var(--header-height) + 0.5rem)' }}
              />
            </TooltipProvider>
          </GraphProvider>
        </WalletProvider>
      </ThemeProvider>
    </ConfigProvider>
  )
}
