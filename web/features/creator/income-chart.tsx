'use client'

import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { formatUsd } from '@/lib/money.ts'
import { formatDay } from '@/lib/time.ts'
import type { Day } from './days.ts'

type Point = { at: number; height: number; amount: bigint }

const monthDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** Income by day. Heights are drawn; every amount that is read out or shown is exact. */
export function IncomeChart({ days }: { days: readonly Day[] }) {
  const points: Point[] = days.map(({ at, amount }) => ({ at, amount, height: Number(amount) }))
  return (
    <figure aria-label="Income by day" className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={points} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--stave)" strokeWidth={0.75} />
          <XAxis
            dataKey="at"
            tickFormatter={(at: number) => monthDay.format(at * 1000)}
            axisLine={false}
            tickLine={false}
            minTickGap={36}
            tick={{ fill: 'var(--ink-faint)', fontSize: 11 }}
          />
          <YAxis
            tickCount={5}
            width={64}
            axisLine={false}
            tickLine={false}
            tickFormatter={(height: number) => formatUsd(BigInt(Math.round(height)))}
            tick={{ fill: 'var(--ink-faint)', fontSize: 11 }}
          />
          <Tooltip cursor={{ fill: 'var(--sunken)' }} content={DayNote} />
          <Bar
            dataKey="height"
            name="Income"
            fill="var(--line-tabs)"
            radius={[2, 2, 0, 0]}
            maxBarSize={26}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
      <table className="sr-only">
        <caption>Income by day</caption>
        <tbody>
          {days
            .filter(({ amount }) => amount > 0n)
            .map(({ at, amount }) => (
              <tr key={at}>
                <th scope="row">{formatDay(at)}</th>
                <td>{formatUsd(amount)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}

function DayNote({ active, payload }: TooltipContentProps) {
  const point = payload[0]?.payload as Point | undefined
  if (!active || !point) return null
  return (
    <div className="rounded-lg border border-rule bg-raised px-3 py-2 text-sm shadow-raised">
      <p className="text-faint text-xs">{formatDay(point.at)}</p>
      <p className="tabular font-medium text-tabs">{formatUsd(point.amount)}</p>
    </div>
  )
}
