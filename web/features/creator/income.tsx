'use client'

import { useQuery } from '@apollo/client/react'
import { dailyIncomeOf, SplitIncomesDocument } from '@stave/sdk/query'
import { ToggleGroup } from 'radix-ui'
import { useState } from 'react'
import { Money } from '@/components/money.tsx'
import { ErrorState } from '@/components/states.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { Section } from '@/features/discover/section.tsx'
import { daysAgo } from '@/lib/clock.ts'
import { fillDays } from './days.ts'
import { IncomeChart } from './income-chart.tsx'
import type { PositionInSplit } from './totals.tsx'

const spans = [7, 30, 90] as const

/** The account's part of its splits' income, day by day. */
export function Income({ positions }: { positions: readonly PositionInSplit[] }) {
  const [span, setSpan] = useState(30)
  const [since] = useState(() => daysAgo(89))
  const { data, error, refetch } = useQuery(SplitIncomesDocument, {
    variables: { splits: positions.map(({ split }) => split.id), since },
    skip: positions.length === 0,
  })
  const days = positions.flatMap((position) =>
    dailyIncomeOf(
      position,
      (data?.splitIncomes ?? []).filter(({ split }) => split.id === position.split.id),
    ),
  )
  const shown = fillDays(days, span, Date.now() / 1000)
  const sum = shown.reduce((total, { amount }) => total + amount, 0n)
  const spanChoice = (
    <ToggleGroup.Root
      type="single"
      value={String(span)}
      onValueChange={(value) => value && setSpan(Number(value))}
      aria-label="Days shown"
      className="flex gap-1"
    >
      {spans.map((count) => (
        <ToggleGroup.Item
          key={count}
          value={String(count)}
          className="whitespace-nowrap rounded-full px-3 py-1 text-sm text-soft hover:text-ink data-[state=on]:bg-sunken data-[state=on]:text-ink"
        >
          {count} days
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
  return (
    <Section title="Income by day" aside={spanChoice}>
      {error && !data ? (
        <ErrorState title="The income could not be read" onRetry={() => void refetch()} />
      ) : data || positions.length === 0 ? (
        <div className="grid gap-4">
          <p className="text-sm text-soft">
            <Money micro={sum} line="tabs" className="font-medium" /> in the last {span} days, at
            your present shares
          </p>
          <IncomeChart days={shown} />
        </div>
      ) : (
        <Skeleton className="h-64" />
      )}
    </Section>
  )
}
