'use client'

import { useMutation } from '@tanstack/react-query'
import { Coins } from 'lucide-react'
import { toast } from 'sonner'
import { useAccount } from 'wagmi'
import { Button } from '@/components/ui/button.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { formatUsd } from '@/lib/money.ts'
import { useDollarsRefresh } from './use-dollars.ts'

/** Gives the wallet test dollars and ether; shown on a local chain only. */
export function FaucetButton({ size = 'lg' }: { size?: 'md' | 'lg' }) {
  const { local } = useConfig()
  const { address } = useAccount()
  const refresh = useDollarsRefresh()
  const faucet = useMutation({
    mutationFn: () => askFaucet(address),
    onSuccess: async (amount) => {
      await refresh()
      toast.success(`${formatUsd(amount)} of test dollars are in your wallet.`)
    },
    onError: (error) => toast.error(error.message),
  })
  if (!local || !address) return null
  return (
    <Button size={size} disabled={faucet.isPending} onClick={() => faucet.mutate()}>
      <Coins /> {faucet.isPending ? 'Minting…' : 'Get test dollars'}
    </Button>
  )
}

async function askFaucet(address: string | undefined): Promise<bigint> {
  const response = await fetch('/api/faucet', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  })
  const body = (await response.json()) as { amount?: string; error?: string }
  if (!response.ok || !body.amount) throw new Error(body.error ?? 'The faucet did not answer.')
  return BigInt(body.amount)
}
