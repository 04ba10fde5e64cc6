'use client'

import { formatCredit } from '@stave/sdk'
import {
  getCreditBalance,
  getEmission,
  getGiftEarnings,
  getListens,
  getRewards,
  simulateClaimCredit,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import { useAccount } from 'wagmi'
import { Facts } from '@/components/facts.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { useChainNow } from '@/lib/chain-clock.ts'
import { isRewarding, leftToday, rewardWords } from './credit.ts'

/** What free listens to the song earn, and what the reader has earned so far. */
export function CreditCard({ song }: { song: number }) {
  const { address } = useAccount()
  const { data: offer } = useChainRead(['rewards', song], (client) => getRewards(client, { song }))
  const rewarding = offer !== undefined && isRewarding(offer)
  return (
    <div className="grid gap-3 border-rule border-t pt-4">
      <h4 className="font-medium font-sans text-sm tracking-normal">Commons Gift Credit</h4>
      <p className="text-pretty text-sm text-soft">
        {rewarding
          ? rewardWords(offer).join(' ')
          : 'Free listens to this song earn no credit at the moment.'}
      </p>
      {address && <OwnCredit song={song} account={address} />}
    </div>
  )
}

function OwnCredit({ song, account }: { song: number; account: Address }) {
  const now = useChainNow(60)
  const { data } = useChainRead(['credit', song, account], async (client) => {
    const [earnings, emission, listens, balance] = await Promise.all([
      getGiftEarnings(client, { listener: account }),
      getEmission(client),
      getListens(client, { listener: account, song }),
      getCreditBalance(client, { account }),
    ])
    return { earnings, emission, listens, balance }
  })
  if (!data) return null
  const { earnings, emission, listens, balance } = data
  const left = now === undefined ? undefined : leftToday(earnings, emission.dailyCap, now)
  return (
    <>
      <Facts
        rows={[
          ['Your counted listens', listens === 5 ? '5 or more' : listens],
          ['To claim', formatCredit(earnings.unclaimed)],
          ['In your wallet', formatCredit(balance / 10n ** 15n)],
          ['Can be earned today', left === undefined ? undefined : formatCredit(left)],
        ]}
      />
      {earnings.unclaimed > 0n && (
        <ActionButton
          write={() => ({
            title: `Claim ${formatCredit(earnings.unclaimed)}`,
            prepare: (client) => simulateClaimCredit(client, { listener: account }),
          })}
        >
          Claim {formatCredit(earnings.unclaimed)}
        </ActionButton>
      )}
    </>
  )
}
