'use client'

import { simulateCreateDutchAuction } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { NumberField, parseParts, parseTime, parseWhole } from '@/components/ui/number-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { PayStatus } from '@/features/pay/pay-status.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { parseUsd } from '@/lib/money.ts'
import { auctionable, EditionSelect, useChosenEdition } from './edition-select.tsx'
import { TimeField } from './time-field.tsx'

const HOUR = 3_600

/** Makes an auction whose price falls in a straight line. */
export function DutchForm({ editions }: { editions: readonly EditionOfferFragment[] }) {
  const { contracts } = useConfig()
  const fit = auctionable(editions, contracts.DutchAuctions)
  const { edition, choose } = useChosenEdition(fit)
  const [quantity, setQuantity] = useState('10')
  const [start, setStart] = useState('20')
  const [floor, setFloor] = useState('5')
  const [fall, setFall] = useState('24')
  const [rest, setRest] = useState('24')
  const [startsAt, setStartsAt] = useState('')
  const [made, setMade] = useState<string>()
  if (!edition) return <NoEdition kind="at a falling price" made={made} />

  const tokens = parseWhole(quantity, 1, Number(edition.left))
  const [startPrice, floorPrice] = [parseUsd(start), parseUsd(floor)]
  const [fallSeconds, restSeconds] = [
    parseParts(fall, HOUR, 2 ** 24 - 1),
    parseParts(rest, HOUR, 2 ** 32 - 1),
  ]
  const problem =
    tokens === undefined
      ? `Sell 1 to ${edition.left} tokens.`
      : !(startPrice && floorPrice && floorPrice <= startPrice)
        ? 'The price falls from a higher amount of dollars to a lower one, above 0.'
        : !(fallSeconds && restSeconds)
          ? 'The price needs hours to fall and to rest, such as 24.'
          : undefined

  return (
    <ActionPanel
      line="auctions"
      action="Make the auction"
      problem={problem}
      onDone={() => setMade(edition.title)}
      write={() => ({
        title: `Auction ${edition.title}`,
        prepare: (client) =>
          simulateCreateDutchAuction(client, {
            edition: edition.number,
            terms: {
              quantity: tokens ?? 1,
              startPrice: startPrice ?? 0n,
              floorPrice: floorPrice ?? 0n,
              startsAt: parseTime(startsAt),
              fall: fallSeconds ?? 0,
              rest: restSeconds ?? 0,
            },
          }),
      })}
    >
      <EditionSelect editions={fit} value={edition.number} onChange={choose} />
      <NumberField label="Tokens" min={1} value={quantity} onChange={setQuantity} />
      <AmountField label="Price at the start" value={start} onChange={setStart} />
      <AmountField label="Price at the end" value={floor} onChange={setFloor} />
      <NumberField label="Falls for" suffix="h" step={0.5} value={fall} onChange={setFall} />
      <NumberField label="Then rests for" suffix="h" step={0.5} value={rest} onChange={setRest} />
      <TimeField label="Begins" hint="Empty for at once." value={startsAt} onChange={setStartsAt} />
    </ActionPanel>
  )
}

type NoEditionProps = {
  kind: string
  /** Whose auction was made last, out of the last edition there was. */
  made: string | undefined
}

/** Says that an edition must be made for this kind of auction first. */
export function NoEdition({ kind, made }: NoEditionProps) {
  return (
    <div className="grid gap-3">
      {made !== undefined && <PayStatus state={{ stage: 'done', title: `Auction ${made}` }} />}
      <p className="text-pretty text-sm text-soft">
        First make {made === undefined ? 'an' : 'another'} edition that is sold by auction {kind}.
      </p>
    </div>
  )
}
