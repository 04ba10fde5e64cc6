'use client'

import { simulateCreateEnglishAuction } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { useState } from 'react'
import { AmountField } from '@/components/ui/amount-field.tsx'
import { NumberField, parseParts, parseTime, parseWhole } from '@/components/ui/number-field.tsx'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { parseUsd } from '@/lib/money.ts'
import { NoEdition } from './dutch-form.tsx'
import { auctionable, EditionSelect, useChosenEdition } from './edition-select.tsx'
import { TimeField } from './time-field.tsx'

const MIN_SECONDS = 600
const MAX_SECONDS = 90 * 86_400

/** Makes an auction of one token for the highest bid. */
export function EnglishForm({ editions }: { editions: readonly EditionOfferFragment[] }) {
  const { contracts } = useConfig()
  const fit = auctionable(editions, contracts.EnglishAuctions)
  const { edition, choose } = useChosenEdition(fit)
  const [opening, setOpening] = useState('5')
  const [reserve, setReserve] = useState('')
  const [buyNow, setBuyNow] = useState('')
  const [raise, setRaise] = useState('5')
  const [hours, setHours] = useState('72')
  const [startsAt, setStartsAt] = useState('')
  const [made, setMade] = useState<string>()
  if (!edition) return <NoEdition kind="for the highest bid" made={made} />

  const first = parseUsd(opening)
  const least = reserve.trim() === '' ? first : parseUsd(reserve)
  const now = buyNow.trim() === '' ? 0n : parseUsd(buyNow)
  const percent = parseWhole(raise, 1, 100)
  const duration = parseParts(hours, 3_600, MAX_SECONDS)
  const problem = problemWith({ first, least, now, percent, duration })

  return (
    <ActionPanel
      line="auctions"
      action="Make the auction"
      problem={problem}
      onDone={() => setMade(edition.title)}
      write={() => ({
        title: `Auction ${edition.title}`,
        prepare: (client) =>
          simulateCreateEnglishAuction(client, {
            edition: edition.number,
            terms: {
              opening: first ?? 0n,
              reserve: least,
              buyNow: now,
              raise: percent ?? 5,
              startsAt: parseTime(startsAt),
              duration: duration ?? 0,
            },
          }),
      })}
    >
      <EditionSelect editions={fit} value={edition.number} onChange={choose} />
      <AmountField label="First bid" value={opening} onChange={setOpening} />
      <AmountField
        label="Reserve"
        hint="Below it nothing is sold. Empty for none."
        value={reserve}
        onChange={setReserve}
      />
      <AmountField
        label="Buy-now price"
        hint="Until a bid stands at the reserve. Empty for none."
        value={buyNow}
        onChange={setBuyNow}
      />
      <NumberField
        label="Each bid is higher by"
        suffix="%"
        min={1}
        max={100}
        value={raise}
        onChange={setRaise}
      />
      <NumberField
        label="Takes"
        suffix="h"
        step={0.5}
        hint="A bid in the last ten minutes makes it longer."
        value={hours}
        onChange={setHours}
      />
      <TimeField label="Begins" hint="Empty for at once." value={startsAt} onChange={setStartsAt} />
    </ActionPanel>
  )
}

type Read = {
  first: bigint | undefined
  least: bigint | undefined
  now: bigint | undefined
  percent: number | undefined
  duration: number | undefined
}

function problemWith({ first, least, now, percent, duration }: Read): string | undefined {
  if (!first) return 'The first bid is an amount of dollars above 0.'
  if (least === undefined || least < first) return 'The reserve is at least the first bid.'
  if (now === undefined || (now > 0n && now < least)) {
    return 'The buy-now price is at least the reserve.'
  }
  if (percent === undefined) return 'Each bid is higher by 1 to 100 %.'
  if (duration === undefined || duration < MIN_SECONDS) return 'It takes 10 minutes to 90 days.'
  return undefined
}
