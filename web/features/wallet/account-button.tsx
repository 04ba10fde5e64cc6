'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { ChevronDown, LogOut, UserRound, WalletMinimal } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useAccount, useDisconnect } from 'wagmi'
import { CopyButton } from '@/components/copy-button.tsx'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import { leave } from '@/features/tabs/session.ts'
import { openTopUp } from '@/features/tabs/top-up-store.ts'
import { useLane } from '@/features/tabs/use-lane.ts'
import { formatUsd } from '@/lib/money.ts'

/** Connects a wallet; once one is connected, shows what the tab holds and leads to the account. */
export function AccountButton() {
  const { address } = useAccount()
  const { openConnectModal } = useConnectModal()
  if (!address) {
    return (
      <Button variant="primary" disabled={!openConnectModal} onClick={openConnectModal}>
        Connect
      </Button>
    )
  }
  return (
    <>
      <TabBalance />
      <AccountMenu address={address} />
    </>
  )
}

/** What the tab holds; press it to top up. */
function TabBalance() {
  const { data: lane } = useLane()
  const isOpen = lane !== undefined && lane.balance > 0n
  return (
    <Button
      variant="ghost"
      onClick={openTopUp}
      aria-label={isOpen ? `Your tab. Top up: ${formatUsd(lane.available)} left` : undefined}
      className="px-3.5"
    >
      <span aria-hidden className="size-1.5 rounded-full bg-tabs" />
      {isOpen ? (
        <Money micro={lane.available} line="tabs" className="font-semibold" />
      ) : (
        'Open a tab'
      )}
    </Button>
  )
}

function AccountMenu({ address }: { address: string }) {
  const { disconnect } = useDisconnect()
  const signOut = () => {
    leave().catch(() => {})
    disconnect()
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button aria-label={`Account ${address}`} className="px-3 sm:px-3.5">
          <UserRound aria-hidden className="sm:hidden" />
          <span className="tabular hidden font-mono text-xs sm:inline">
            {address.slice(0, 5)}…{address.slice(-3)}
          </span>
          <ChevronDown className="hidden sm:inline" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          className="z-50 grid min-w-56 animate-[rise_140ms_ease-out] gap-0.5 rounded-xl border border-rule bg-raised p-1.5 shadow-raised"
        >
          <div className="flex items-center justify-between px-3 py-2">
            <span className="tabular font-mono text-faint text-xs">
              {address.slice(0, 10)}…{address.slice(-8)}
            </span>
            <CopyButton value={address} label="Copy address" />
          </div>
          <MenuLink href="/wallet" icon={<WalletMinimal />}>
            Wallet and tab
          </MenuLink>
          <MenuLink href={`/artist/${address.toLowerCase()}`} icon={<UserRound />}>
            Your artist page
          </MenuLink>
          <DropdownMenu.Separator className="my-1 h-px bg-rule" />
          <DropdownMenu.Item onSelect={signOut} className={item}>
            <LogOut /> Disconnect
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const item =
  'flex cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-sm outline-none data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:text-faint'

function MenuLink({
  href,
  icon,
  children,
}: {
  href: string
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <DropdownMenu.Item asChild className={item}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </DropdownMenu.Item>
  )
}
