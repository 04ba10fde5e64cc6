'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Money } from '@/components/money.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input, Select } from '@/components/ui/input.tsx'
import { FaucetButton } from '@/features/wallet/faucet-button.tsx'
import { useDollars } from '@/features/wallet/use-dollars.ts'
import { cn } from '@/lib/cn.ts'
import { formatUsd, formatUsdInput, parseUsd, USD } from '@/lib/money.ts'
import { useStore } from '@/lib/store.ts'
import { closeTopUp, topUpStore } from './top-up-store.ts'
import { useLane } from './use-lane.ts'
import { useListener } from './use-listener.ts'
import { useTopUp } from './use-top-up.ts'

const presets = [2n * USD, 5n * USD, 10n * USD, 20n * USD]
/** Days for which this device may sign plays. */
const lives = [
  [30, '30 days'],
  [90, '90 days'],
  [365, 'a year'],
] as const

/** Deposits dollars for plays, and lets this device sign them. */
export function TopUpDialog() {
  const mode = useStore(topUpStore, (state) => state)
  const isDevice = mode === 'device'
  return (
    <Dialog
      open={mode !== 'closed'}
      onOpenChange={(open) => !open && closeTopUp()}
      title={isDevice ? 'Let this device play' : 'Top up your tab'}
      description={
        isDevice
          ? 'A key that cannot leave this browser will sign your plays, up to what your tab holds.'
          : 'Deposit once; then each play is signed here without a pop-up. What you do not spend stays yours.'
      }
    >
      <TopUpForm isDevice={isDevice} />
    </Dialog>
  )
}

function TopUpForm({ isDevice }: { isDevice: boolean }) {
  const listener = useListener()
  const { openConnectModal } = useConnectModal()
  if (!listener) {
    const connect = () => {
      closeTopUp()
      openConnectModal?.()
    }
    return (
      <Button variant="primary" size="lg" onClick={connect}>
        Connect a wallet first
      </Button>
    )
  }
  return isDevice ? <DeviceForm /> : <DepositForm />
}

function DepositForm() {
  const [text, setText] = useState('5')
  const [days, setDays] = useState(90)
  const { data: lane } = useLane()
  const { data: dollars } = useDollars()
  const { topUp, pending } = useTopUp()
  const amount = parseUsd(text)
  const tooMuch = amount !== undefined && dollars !== undefined && amount > dollars
  const error = problemWith(text, amount, tooMuch)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (amount && lane && !error && (await topUp({ amount, days, lane }))) closeTopUp()
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      <fieldset className="grid grid-cols-4 gap-2">
        <legend className="sr-only">Amount</legend>
        {presets.map((preset) => (
          <Button
            key={preset.toString()}
            aria-pressed={amount === preset}
            onClick={() => setText(formatUsdInput(preset).replace(/\.00$/, ''))}
            className={cn('px-0', amount === preset && 'border-tabs bg-tabs/10 text-tabs')}
          >
            {formatUsd(preset).replace(/\.00$/, '')}
          </Button>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Amount in dollars" error={error}>
          <Input
            inputMode="decimal"
            prefix="$"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {!lane?.key && <LifeField days={days} onChange={setDays} />}
      </div>
      <div className="grid gap-1.5 text-sm text-soft">
        <Row label="In your wallet">{dollars === undefined ? '…' : <Money micro={dollars} />}</Row>
        <Row label="In your tab">{lane ? <Money micro={lane.available} line="tabs" /> : '…'}</Row>
      </div>
      <div className="flex flex-wrap justify-between gap-3">
        <FaucetButton />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          disabled={pending || !lane || error !== undefined}
          className="flex-1"
        >
          {pending ? 'Topping up…' : `Deposit ${amount ? formatUsd(amount) : ''}`}
        </Button>
      </div>
    </form>
  )
}

function DeviceForm() {
  const [days, setDays] = useState(90)
  const { data: lane } = useLane()
  const { addDevice, pending } = useTopUp()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (lane && (await addDevice({ days, lane }))) closeTopUp()
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      <LifeField days={days} onChange={setDays} />
      <Row label="In your tab">{lane ? <Money micro={lane.available} line="tabs" /> : '…'}</Row>
      <Button type="submit" variant="primary" size="lg" disabled={pending || !lane}>
        {pending ? 'Registering the key…' : 'Register this device’s key'}
      </Button>
    </form>
  )
}

function LifeField({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  return (
    <Field label="This device may play for">
      <Select value={days} onChange={(event) => onChange(Number(event.target.value))}>
        {lives.map(([count, words]) => (
          <option key={count} value={count}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className="flex justify-between gap-4 text-sm text-soft">
      <span>{label}</span>
      {children}
    </p>
  )
}

function problemWith(text: string, amount: bigint | undefined, tooMuch: boolean) {
  if (text.trim() === '') return 'Say how much.'
  if (amount === undefined) return 'Give an amount of dollars, such as 5 or 2.50.'
  if (amount === 0n) return 'Deposit more than nothing.'
  if (tooMuch) return 'Your wallet holds less than that.'
}
