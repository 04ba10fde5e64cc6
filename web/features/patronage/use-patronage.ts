'use client'

import { getPatron, getPatronStanding, previewJoinPatronage } from '@stave/sdk/actions'
import type { Address } from 'viem'
import { useAccount } from 'wagmi'
import { useChainRead } from '@/features/pay/use-chain-read.ts'

/** What the connected wallet is to the artist: the patronage as stored, and what it is worth now. */
export function usePatronage(artist: Address) {
  const { address } = useAccount()
  return useChainRead(['patronage', artist, address], async (client) => {
    const who = { artist, patron: address ?? artist }
    const [patron, standing] = await Promise.all([
      getPatron(client, who),
      getPatronStanding(client, who),
    ])
    return { patron, standing }
  })
}

/** What joining would cost now, and until when it would be paid; what is paid already counts. */
export function useJoinPreview(artist: Address, tier: number | undefined, months: number) {
  const { address } = useAccount()
  const key = ['patronage-join', artist, address, tier, months]
  return useChainRead(key, (client) =>
    previewJoinPatronage(client, { artist, patron: address ?? artist, tier: tier ?? 0, months }),
  )
}
