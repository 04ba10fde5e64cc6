'use client'

import { getEditionBalance, getEditionBought } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { useAccount } from 'wagmi'
import { EndsIn } from '@/components/ends-in.tsx'
import { Facts } from '@/components/facts.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { useChainNow } from '@/lib/chain-clock.ts'
import { formatCount } from '@/lib/money.ts'
import { formatMoment } from '@/lib/time.ts'
import { BuyEdition } from './buy-edition.tsx'
import { EditionTitle } from './edition-title.tsx'
import { type EditionSale, priceWords, type SalePhase, salePhase, toSale } from './sale.ts'

type EditionCardProps = {
  edition: EditionOfferFragment
  /** A pass out of the page's address. */
  code?: string
  withSong?: boolean
  /** Whether it is sold at a fixed price; not where an auction house alone hands it out. */
  sells?: boolean
}

/** A collectible at its fixed price: what it is, how many are left, and buying it. */
export function EditionCard({
  edition,
  code = '',
  withSong = false,
  sells = true,
}: EditionCardProps) {
  const now = useChainNow()
  const sale = toSale(edition)
  const phase = salePhase(sale, now ?? sale.startsAt)
  const { data: own } = useOwn(edition.number)
  const isOver = phase === 'ended' || phase === 'sold-out'
  return (
    <article className="grid gap-4" aria-label={`Edition ${edition.title}`}>
      <EditionTitle edition={edition} withSong={withSong} />
      <Facts
        rows={[
          ['Price', sells ? priceWords(sale.price) : 'By auction'],
          ['Left', leftWords(sale)],
          ['State', sells && <Timing key="time" sale={sale} now={now} phase={phase} />],
          ['Resale royalty', `${edition.royalty / 100} %`],
          ['You have', own && own.balance > 0 ? formatCount(own.balance) : undefined],
        ]}
      />
      {sells && !isOver && now !== undefined && (
        <BuyEdition
          edition={edition}
          sale={sale}
          phase={phase}
          now={now}
          bought={own?.bought ?? 0}
          code={code}
        />
      )}
    </article>
  )
}

/** What the connected wallet has of an edition. */
function useOwn(edition: number) {
  const { address } = useAccount()
  return useChainRead(['edition', edition, address], async (client) => {
    if (!address) throw new Error('No wallet.')
    const [balance, bought] = await Promise.all([
      getEditionBalance(client, { account: address, edition }),
      getEditionBought(client, { edition, wallet: address }),
    ])
    return { balance, bought }
  })
}

function leftWords({ left, supply }: EditionSale): string {
  if (left === undefined || supply === undefined) return 'As many as are wanted'
  return `${formatCount(left)} of ${formatCount(supply)}`
}

type TimingProps = { sale: EditionSale; now: number | undefined; phase: SalePhase }

function Timing({ sale, now, phase }: TimingProps) {
  if (phase === 'coming') return <EndsIn at={sale.startsAt} now={now} verb="Starts" />
  if (phase === 'passes') return <>Sold to who has a pass</>
  if (phase === 'sold-out') return <>Sold out</>
  if (phase === 'ended') return <>{sale.endsAt ? `Ended ${formatMoment(sale.endsAt)}` : 'Ended'}</>
  if (sale.endsAt === undefined) return <>On sale</>
  return <EndsIn at={sale.endsAt} now={now} verb="Ends" />
}
