'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { useAccount } from 'wagmi'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Earnings } from './earnings.tsx'

/** What the connected account has earned, and the way to get it. */
export function CreatorPage() {
  const { address } = useAccount()
  const { openConnectModal } = useConnectModal()
  return (
    <div className="page grid grid-cols-1 gap-12 py-10 sm:py-14">
      <h1 className="text-4xl sm:text-5xl">Earnings</h1>
      {address ? (
        <Earnings account={address} />
      ) : (
        <EmptyState
          title="Whose earnings?"
          action={
            <Button variant="primary" disabled={!openConnectModal} onClick={openConnectModal}>
              Connect a wallet
            </Button>
          }
        >
          Connect the wallet that you release or are credited with.
        </EmptyState>
      )}
    </div>
  )
}
