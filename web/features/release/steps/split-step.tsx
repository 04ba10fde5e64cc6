'use client'

import { ToggleGroup } from 'radix-ui'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { SplitEditor } from '@/features/splits/split-editor.tsx'
import { isStepComplete } from '../check.ts'
import type { SplitPart } from '../draft.ts'
import type { StepProps } from '../wizard.tsx'
import { ExistingSplit } from './existing-split.tsx'
import { StepHeading } from './step-heading.tsx'

const modes = [
  ['new', 'A new split'],
  ['existing', 'An existing split'],
] as const

/** Who is paid. */
export function SplitStep({ draft, edit, strict }: StepProps) {
  const { split } = draft
  const set = (patch: Partial<SplitPart>) => void edit({ split: { ...split, ...patch } })
  return (
    <>
      <StepHeading title="The split">
        Who earns what of every play. Nobody’s share can be cut later without their consent.
      </StepHeading>
      <ToggleGroup.Root
        type="single"
        value={split.mode}
        onValueChange={(mode) => mode && set({ mode: mode as SplitPart['mode'] })}
        aria-label="Split"
        className="flex gap-2"
      >
        {modes.map(([mode, label]) => (
          <ToggleGroup.Item
            key={mode}
            value={mode}
            className="rounded-full border border-rule px-4 py-1.5 text-sm text-soft hover:text-ink data-[state=on]:border-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
          >
            {label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {split.mode === 'existing' ? (
        <div className="grid gap-6">
          <Field
            label="Number of the split"
            hint="Another song’s split, or one that your band shares."
            error={
              strict && !isStepComplete(draft, 'split')
                ? 'Give the number of a split, such as 12.'
                : undefined
            }
            className="max-w-56"
          >
            <Input
              inputMode="numeric"
              prefix="#"
              value={split.existing}
              onChange={({ target }) => set({ existing: target.value })}
            />
          </Field>
          <ExistingSplit text={split.existing} />
        </div>
      ) : (
        <>
          <SplitEditor
            draft={split.draft}
            strict={strict}
            onChange={(next) => set({ draft: next })}
          />
          <Switch
            label="I may propose other shares later"
            hint="A proposal takes effect once everyone whose share falls has accepted it. Off: the split never changes."
            checked={split.changeable}
            onChange={(changeable) => set({ changeable })}
          />
        </>
      )}
    </>
  )
}
