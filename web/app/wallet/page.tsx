import type { Metadata } from 'next'
import { WalletPage } from '@/features/wallet/wallet-page.tsx'

export const metadata: Metadata = { title: 'Wallet and tab' }

/** The connected wallet and its tab. */
export default function Page() {
  return <WalletPage />
}
