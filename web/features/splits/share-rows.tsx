'use client'

import { TOTAL_SHARES } from '@stave/sdk/splits'
import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input, Select } from '@/components/ui/input.tsx'
import { Meter } from '@/components/ui/meter.tsx'
import { formatShare } from '@/lib/money.ts'
import {
  giveRemainder,
  rowProblem,
  rowsProblem,
  type ShareRow,
  shareEqually,
  totalOf,
} from './draft.ts'

type ShareRowsProps = {
  /** What the list is, for screen readers: "Shares". */
  label: string
  rows: readonly ShareRow[]
  onChange: (rows: readonly ShareRow[]) => void
  /** Whether problems show on rows that nobody has touched yet. */
  strict: boolean
}

/** Recipients and their percentages, with a meter to the whole. */
export function ShareRows({ label, rows, onChange, strict }: ShareRowsProps) {
  const total = totalOf(rows)
  const change = (key: string, patch: Partial<ShareRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)))
  const add = () =>
    onChange([...rows, { key: crypto.randomUUID(), kind: 'account', recipient: '', percent: '' }])
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{label}</legend>
      <ol className="grid gap-3">
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            number={index + 1}
            problem={strict || row.recipient.trim() !== '' ? rowProblem(row, rows) : undefined}
            removable={rows.length > 1}
            remainder={total < TOTAL_SHARES}
            onChange={(patch) => change(row.key, patch)}
            onRemainder={() => onChange(giveRemainder(rows, row.key))}
            onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={add}>
          <Plus /> Add a recipient
        </Button>
        {rows.length > 1 && (
          <Button size="sm" variant="ghost" onClick={() => onChange(shareEqually(rows))}>
            Share equally
          </Button>
        )}
      </div>
      <div className="grid gap-2">
        <Meter
          label="Shares given away"
          valueText={`${formatShare(total)} of 100 %`}
          value={total}
          max={TOTAL_SHARES}
          tone={total === TOTAL_SHARES ? 'good' : total > TOTAL_SHARES ? 'bad' : 'neutral'}
        />
        <p className="tabular text-sm text-soft" role="status">
          {rowsProblem(rows) ?? '100 % are shared out.'}
        </p>
      </div>
    </fieldset>
  )
}

type RowProps = {
  row: ShareRow
  number: number
  problem: string | undefined
  removable: boolean
  remainder: boolean
  onChange: (patch: Partial<ShareRow>) => void
  onRemainder: () => void
  onRemove: () => void
}

function Row({
  row,
  number,
  problem,
  removable,
  remainder,
  onChange,
  onRemainder,
  onRemove,
}: RowProps) {
  const isSplit = row.kind === 'split'
  return (
    <li className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-start gap-2 sm:grid-cols-[6.5rem_minmax(0,1fr)_7rem_auto]">
      <Field label={`Kind of recipient ${number}`} hideLabel>
        <Select
          value={row.kind}
          onChange={({ target }) =>
            onChange({ kind: target.value === 'split' ? 'split' : 'account' })
          }
        >
          <option value="account">Account</option>
          <option value="split">Split</option>
        </Select>
      </Field>
      <Field label={`Recipient ${number}`} hideLabel error={problem}>
        <Input
          value={row.recipient}
          placeholder={isSplit ? 'Number, such as 12' : '0x…'}
          spellCheck={false}
          autoComplete="off"
          className={isSplit ? '' : 'font-mono text-xs'}
          onChange={({ target }) => onChange({ recipient: target.value })}
        />
      </Field>
      <Field
        label={`Percent of recipient ${number}`}
        hideLabel
        className="col-start-2 sm:col-start-auto"
      >
        <Input
          inputMode="decimal"
          suffix="%"
          value={row.percent}
          className="tabular"
          onChange={({ target }) => onChange({ percent: target.value })}
        />
      </Field>
      <div className="col-start-2 flex gap-1 sm:col-start-auto sm:w-32">
        {remainder && (
          <Button
            size="sm"
            variant="ghost"
            aria-label={`Give recipient ${number} the remainder`}
            onClick={onRemainder}
            className="mt-1"
          >
            + rest
          </Button>
        )}
        {removable && (
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={`Remove recipient ${number}`}
            onClick={onRemove}
            className="mt-1"
          >
            <X />
          </Button>
        )}
      </div>
    </li>
  )
}
