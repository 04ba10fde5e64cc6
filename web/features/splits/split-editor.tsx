'use client'

import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { type SplitDraft, untilProblem } from './draft.ts'
import { ShareRows } from './share-rows.tsx'

type SplitEditorProps = {
  draft: SplitDraft
  onChange: (draft: SplitDraft) => void
  strict: boolean
}

/** Who gets what of a song's income; with recoupment, first one list and then another. */
export function SplitEditor({ draft, onChange, strict }: SplitEditorProps) {
  return (
    <div className="grid gap-8">
      <Switch
        label="Recoup an advance first"
        hint="Other shares apply until the song has earned back an amount: the label’s 80 % until $5,000, then 20 %."
        checked={draft.recoup}
        onChange={(recoup) => onChange({ ...draft, recoup })}
      />
      {draft.recoup && (
        <div className="grid gap-5 border-stave border-l pl-5">
          <Field
            label="Until the song has earned"
            hint="Net of the protocol fee, all recipients together."
            error={strict || draft.until !== '' ? untilProblem(draft) : undefined}
            className="max-w-56"
          >
            <Input
              inputMode="decimal"
              prefix="$"
              value={draft.until}
              onChange={({ target }) => onChange({ ...draft, until: target.value })}
            />
          </Field>
          <ShareRows
            label="Shares until then"
            rows={draft.first}
            strict={strict}
            onChange={(first) => onChange({ ...draft, first })}
          />
        </div>
      )}
      <div className="grid gap-4">
        {draft.recoup && <h3 className="text-xl">From then on</h3>}
        <ShareRows
          label={draft.recoup ? 'Shares from then on' : 'Shares'}
          rows={draft.rows}
          strict={strict}
          onChange={(rows) => onChange({ ...draft, rows })}
        />
      </div>
    </div>
  )
}
