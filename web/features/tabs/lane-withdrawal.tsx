'use client'

import { simulateGiveNotice, simulateWithdrawFromLane } from '@stave/sdk/actions'
import { type FormEvent, useState } from 'react'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { Section } from '@/features/discover/section.tsx'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { useDollarsRefresh } from '@/features/wallet/use-dollars.ts'
import { formatUsd, formatUsdInput, parseUsd } from '@/lib/money.ts'
import type { Listener } from './play.ts'
import { type LaneView, useLaneRefresh } from './use-lane.ts'

type LaneWithdrawalProps = { lane: LaneView; listener: Listener }

/** Getting the rest of a deposit back: notice first, a day later the money. */
export function LaneWithdrawal({ lane, listener }: LaneWithdrawalProps) {
  if (lane.balance === 0n) return null
  return (
    <Section title="Get your money back">
      <div className="grid gap-6">
        <p className="max-w-prose text-pretty text-sm text-soft">
          A withdrawal takes one day’s notice, so that plays you have signed reach their artists
          first. What you give notice of cannot be spent on plays meanwhile.
        </p>
        {lane.notice > 0n ? (
          <StandingNotice lane={lane} listener={listener} />
        ) : (
          <NoticeForm lane={lane} />
        )}
      </div>
    </Section>
  )
}

function NoticeForm({ lane }: { lane: LaneView }) {
  const [text, setText] = useState('')
  const { transact, pending } = useTransactor()
  const refresh = useLaneRefresh()
  const amount = parseUsd(text)
  const error =
    text === ''
      ? undefined
      : amount === undefined || amount === 0n
        ? 'Give an amount of dollars, such as 2.50.'
        : amount > lane.available
          ? `At most ${formatUsd(lane.available)}: the rest is signed for plays already.`
          : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!amount || error) return
    const gateway = lane.gateway.address
    const receipt = await transact({
      title: `Give notice of ${formatUsd(amount)}`,
      prepare: (client) => simulateGiveNotice(client, { gateway, amount }),
    })
    if (receipt) setText('')
    await refresh()
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <Field label="Amount to withdraw" error={error} className="w-44">
        <Input
          inputMode="decimal"
          prefix="$"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div className="flex gap-2 pt-[1.625rem]">
        <Button variant="ghost" onClick={() => setText(formatUsdInput(lane.available))}>
          All of it
        </Button>
        <Button type="submit" disabled={pending || !amount || error !== undefined}>
          Give notice
        </Button>
      </div>
    </form>
  )
}

function StandingNotice({ lane, listener }: LaneWithdrawalProps) {
  const { transact, pending } = useTransactor()
  const refreshLane = useLaneRefresh()
  const refreshDollars = useDollarsRefresh()
  const gateway = lane.gateway.address
  const due = lane.withdrawableAt <= Date.now() / 1000
  const finish = () => Promise.all([refreshLane(), refreshDollars()])
  const withdraw = async () => {
    await transact({
      title: `Withdraw ${formatUsd(lane.notice)}`,
      prepare: (client) =>
        simulateWithdrawFromLane(client, { listener: listener.address, gateway }),
    })
    await finish()
  }
  const takeBack = async () => {
    await transact({
      title: 'Take back the notice',
      prepare: (client) => simulateGiveNotice(client, { gateway, amount: 0n }),
    })
    await finish()
  }
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="text-sm">
        <Money micro={lane.notice} className="font-medium" />{' '}
        {due ? (
          'can be withdrawn now.'
        ) : (
          <>
            can be withdrawn <Moment seconds={lane.withdrawableAt} />.
          </>
        )}
      </p>
      <Button variant="primary" disabled={!due || pending} onClick={() => void withdraw()}>
        Withdraw
      </Button>
      <Button variant="ghost" disabled={pending} onClick={() => void takeBack()}>
        Take back the notice
      </Button>
    </div>
  )
}
