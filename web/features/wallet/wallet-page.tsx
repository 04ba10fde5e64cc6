'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Money } from '@/components/money.tsx'
import { EmptyState, ErrorState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { Section } from '@/features/discover/section.tsx'
import { LaneKeys } from '@/features/tabs/lane-keys.tsx'
import { LaneOverview } from '@/features/tabs/lane-overview.tsx'
import { LaneWithdrawal } from '@/features/tabs/lane-withdrawal.tsx'
import type { Listener } from '@/features/tabs/play.ts'
import { PlayHistory } from '@/features/tabs/play-history.tsx'
import { useLane } from '@/features/tabs/use-lane.ts'
import { useListener } from '@/features/tabs/use-listener.ts'
import { reasonOf } from '@/lib/errors.ts'
import { FaucetButton } from './faucet-button.tsx'
import { useDollars } from './use-dollars.ts'

/** What the connected wallet and its tab hold, which devices may sign, and how to get the rest back. */
export function WalletPage() {
  const listener = useListener()
  const { openConnectModal } = useConnectModal()
  return (
    <div className="page grid grid-cols-1 gap-12 py-10 sm:py-14">
      <h1 className="text-4xl sm:text-5xl">Wallet and tab</h1>
      {listener ? (
        <Account listener={listener} />
      ) : (
        <EmptyState
          title="No wallet is connected"
          action={
            <Button variant="primary" disabled={!openConnectModal} onClick={openConnectModal}>
              Connect a wallet
            </Button>
          }
        >
          Your deposit, your devices and your plays stand here.
        </EmptyState>
      )}
    </div>
  )
}

function Account({ listener }: { listener: Listener }) {
  const { data: dollars, error: walletError } = useDollars()
  const { data: lane, error, refetch } = useLane()
  return (
    <div className="grid grid-cols-1 gap-16">
      <section aria-label="Wallet" className="flex flex-wrap items-end justify-between gap-6">
        <div className="grid gap-2">
          <p className="eyebrow">In your wallet</p>
          {dollars !== undefined ? (
            <Money micro={dollars} className="font-display text-5xl leading-none" />
          ) : walletError ? (
            <p role="alert">{reasonOf(walletError)}</p>
          ) : (
            <Skeleton className="h-12 w-44" />
          )}
          <AccountLabel address={listener.address} />
        </div>
        <FaucetButton />
      </section>
      {error && !lane && (
        <ErrorState title="The tab could not be read" onRetry={() => void refetch()}>
          {reasonOf(error)}
        </ErrorState>
      )}
      {lane ? (
        <>
          <LaneOverview lane={lane} />
          <LaneKeys lane={lane} listener={listener} />
          <LaneWithdrawal lane={lane} listener={listener} />
        </>
      ) : (
        !error && <Skeleton className="h-40" />
      )}
      <Section title="Your plays">
        <PlayHistory listener={listener} />
      </Section>
    </div>
  )
}
