'use client'

import {
  getClaimable,
  getShareBalance,
  simulateClaimShares,
  simulateUnwrapShares,
} from '@stave/sdk/actions'
import type { ShareOfferFragment } from '@stave/sdk/query'
import { getAddress } from 'viem'
import { useAccount } from 'wagmi'
import { Facts } from '@/components/facts.tsx'
import { Money } from '@/components/money.tsx'
import { TokenMarket } from '@/features/market/token-market.tsx'
import { ActionButton } from '@/features/pay/action-button.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { formatCount, formatShare, formatUsd } from '@/lib/money.ts'

/** Positions in the song's split that are traded as tokens. */
export function ShareList({ shares }: { shares: readonly ShareOfferFragment[] }) {
  return (
    <div className="grid gap-8">
      {shares.map((share) => (
        <ShareCard key={share.id} share={share} />
      ))}
    </div>
  )
}

function ShareCard({ share }: { share: ShareOfferFragment }) {
  const { name, symbol, supply, listings, offers } = share
  const address = getAddress(share.id)
  const token = { kind: 'shares', collection: address, id: 0, title: symbol } as const
  return (
    <article className="grid gap-4" aria-label={`Royalty shares ${name}`}>
      <div className="grid gap-1">
        <h4 className="font-medium font-sans text-base tracking-normal">
          {name} <span className="text-faint text-sm">{symbol}</span>
        </h4>
        <p className="text-pretty text-sm text-soft">
          Whoever holds a share earns from that block on; what was earned before stays with who held
          it then.
        </p>
      </div>
      <Facts
        rows={[
          ['All shares together earn', `${formatShare(share.shares[0] ?? 0)} of the song`],
          ['Shares', formatCount(BigInt(supply))],
        ]}
      />
      <Own shares={address} supply={Number(supply)} />
      <TokenMarket token={token} listings={listings} offers={offers} />
    </article>
  )
}

/** What the reader holds and has earned. */
function Own({ shares, supply }: { shares: `0x${string}`; supply: number }) {
  const { address } = useAccount()
  const { data } = useChainRead(['shares', shares, address], async (client) => {
    const account = address ?? shares
    const [balance, claimable] = await Promise.all([
      getShareBalance(client, { shares, account }),
      getClaimable(client, { shares, holder: account }),
    ])
    return { balance, claimable }
  })
  if (!address || !data || (data.balance === 0 && data.claimable === 0n)) return null
  const { balance, claimable } = data
  return (
    <div className="grid justify-items-start gap-3">
      <Facts
        className="w-full"
        rows={[
          ['You hold', `${formatCount(balance)} of ${formatCount(supply)}`],
          ['You have earned', <Money key="earned" micro={claimable} />],
        ]}
      />
      {claimable > 0n && (
        <ActionButton
          write={() => ({
            title: `Claim ${formatUsd(claimable)}`,
            prepare: (client) => simulateClaimShares(client, { shares, holder: address }),
          })}
        >
          Claim {formatUsd(claimable)}
        </ActionButton>
      )}
      {balance === supply && (
        <ActionButton
          write={() => ({
            title: 'Turn the shares back',
            prepare: (client) => simulateUnwrapShares(client, { shares, to: address }),
          })}
        >
          Turn them back into your part
        </ActionButton>
      )}
    </div>
  )
}
