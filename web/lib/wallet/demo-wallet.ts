import type { Wallet } from '@rainbow-me/rainbowkit'
import { rainbowkitBurnerWallet } from 'burner-connector'

const CONNECTED = 'demo-wallet.connected'

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#211d18"/>' +
    '<g stroke="#f4efe6" stroke-width="1.4" stroke-linecap="round"><path d="M8 11h24M8 15.5h24M8 20h24M8 24.5h24M8 29h24"/></g>' +
    '<circle cx="20" cy="20" r="4.6" fill="#5fd6b8"/></svg>',
)}`

/**
 * A wallet whose key lies in this browser, for a local chain only: click through with nothing installed.
 *
 * The connector it builds on would connect by itself on the first visit; here it waits until it is chosen.
 */
export function demoWallet(): Wallet {
  const wallet = rainbowkitBurnerWallet()
  return {
    ...wallet,
    name: 'Demo wallet',
    iconUrl: icon,
    iconBackground: '#211d18',
    createConnector: (details) => (config) => {
      const burner = wallet.createConnector(details)(config)
      const storage = config.storage as {
        getItem: (key: string) => unknown
        setItem: (key: string, value: unknown) => unknown
        removeItem: (key: string) => unknown
      } | null
      return {
        ...burner,
        name: 'Demo wallet',
        connect: async (parameters) => {
          const connected = await burner.connect(parameters)
          await storage?.setItem(CONNECTED, true)
          return connected
        },
        disconnect: async () => {
          await storage?.removeItem(CONNECTED)
          await burner.disconnect()
        },
        isAuthorized: async () => Boolean(await storage?.getItem(CONNECTED)),
      }
    },
  }
}
