'use client'

import { getBidDeposit, getReturnable } from '@stave/sdk/actions'
import { useAccount } from 'wagmi'
import { useChainRead } from '@/features/pay/use-chain-read.ts'

/** What the connected wallet has deposited in an English auction, and may take back; in micro-USDC. */
export function useDeposit(auction: number) {
  const { address } = useAccount()
  return useChainRead(['deposit', auction, address], async (client) => {
    if (!address) throw new Error('No wallet.')
    const who = { auction, bidder: address }
    const [{ amount }, returnable] = await Promise.all([
      getBidDeposit(client, who),
      getReturnable(client, who),
    ])
    return { amount, returnable }
  })
}
