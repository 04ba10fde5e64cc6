'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { RuntimeConfig } from './runtime.ts'

const ConfigContext = createContext<RuntimeConfig | null>(null)

/** Hands the deployment's configuration from the server's layout to every component. */
export function ConfigProvider({
  config,
  children,
}: {
  config: RuntimeConfig
  children: ReactNode
}) {
  return <ConfigContext value={config}>{children}</ConfigContext>
}

/** The deployment that this page runs on. */
export function useConfig(): RuntimeConfig {
  const config = useContext(ConfigContext)
  if (!config) throw new Error('useConfig needs a ConfigProvider above it.')
  return config
}
