'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { toast } from 'sonner'
import { useSignMessage } from 'wagmi'
import { Button } from '@/components/ui/button.tsx'
import { signInWithWallet } from '@/features/tabs/session.ts'
import { openAddDevice, openTopUp } from '@/features/tabs/top-up-store.ts'
import { useListener } from '@/features/tabs/use-listener.ts'
import { reasonOf } from '@/lib/errors.ts'
import { player } from './actions.ts'
import type { Gate } from './playback.ts'

/** The button that does what the gate asks for. */
export function GateAction({ gate }: { gate: Gate }) {
  const { openConnectModal } = useConnectModal()
  const { signMessageAsync } = useSignMessage()
  const listener = useListener()

  const signIn = async () => {
    if (!listener) return
    try {
      const { address, chainId } = listener
      await signInWithWallet({ listener: address, chainId }, (message) =>
        signMessageAsync({ message }),
      )
      player.reopen()
    } catch (error) {
      toast.error(reasonOf(error))
    }
  }

  const ways: Partial<Record<Gate, [string, () => void]>> = {
    connect: ['Connect a wallet', () => openConnectModal?.()],
    'sign-in': ['Sign in', () => void signIn()],
    open: ['Open a tab', openTopUp],
    renew: ['Let this device play', openAddDevice],
    'top-up': ['Top up', openTopUp],
    price: ['Play at this price', () => player.play()],
    outage: ['Try again', () => player.play()],
    failed: ['Try again', () => player.play()],
  }
  const way = ways[gate]
  if (!way) return null
  return (
    <Button variant="primary" size="sm" onClick={way[1]}>
      {way[0]}
    </Button>
  )
}
