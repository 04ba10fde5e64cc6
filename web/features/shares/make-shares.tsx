'use client'

import { getShares } from '@stave/sdk/actions'
import { useState } from 'react'
import type { Address } from 'viem'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { keptTerms, readHandover } from './handover.ts'
import { MakeSharesForm } from './make-shares-form.tsx'

type MakeSharesProps = {
  split: number
  /** A song that the split pays for. */
  title: string | undefined
  account: Address
}

/** Lets a recipient turn its part of a split into shares that can be sold one by one. */
export function MakeShares({ split, title, account }: MakeSharesProps) {
  const [open, setOpen] = useState(false)
  const { data: held } = useChainRead(['position', split, account], (client) =>
    getShares(client, { split, recipient: account }),
  )
  const { data: begun } = useChainRead(['handover', split, account], async (client) => {
    const terms = keptTerms(account, split)
    if (!terms) return null
    const { isHandedOver, isMade } = await readHandover(client, { issuer: account, terms })
    return isHandedOver && !isMade ? terms : null
  })
  const hasPart = held?.some((share) => share > 0) ?? false
  if (!open && !begun && !hasPart) return null
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {begun ? `Finish making ${begun.symbol}` : 'Turn your part into shares'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Royalty shares"
        description="Your part of the income as a token: its shares can be sold one by one, and who holds all of them can turn them back."
      >
        <MakeSharesForm
          split={split}
          title={title}
          account={account}
          held={held ?? []}
          begun={begun ?? undefined}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}
