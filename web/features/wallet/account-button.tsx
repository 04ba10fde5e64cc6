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
import { signOut } from '@/features/tabs/gateway-client.ts'
import { openTopUp } from '@/features/tabs/top-up-store.ts'
import { useLane } from '@/features/tabs/use-lane.ts'

/** Connects a wallet; once one is connected, shows what the tab holds and leads to the account. */
export function AccountButton() {
  const { address } = useAccount()
  const { openConnectModal } = useConnectModal()
  if (!address) {
    return (
      <Button variant="primary" onClick={openConnectModal}>
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
  return (
    <Button
      variant="ghost"
      onClick={openTopUp}
      aria-label={lane ? 'Your tab. Top up' : 'Open a tab'}
      className="px-3.5"
    >
      <span aria-hidden className="size-1.5 rounded-full bg-tabs" />
      {lane && lane.balance > 0n ? (
        <Money micro={lane.available} line="tabs" className="font-semibold" />
      ) : (
        <span>Open a tab</span>
      )}
    </Button>
  )
}

function AccountMenu({ address }: { address: string }) {
  const { disconnect } = useDisconnect()
  const leave = () => {
    signOut().catch(() => {})
    disconnect()
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button aria-label={`Account ${address}`} className="px-3.5">
          <span className="tabular font-mono text-xs">
            {address.slice(0, 5)}…{address.slice(-3)}
          </span>
          <ChevronDown />
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
          <DropdownMenu.Item onSelect={leave} className={item}>
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
