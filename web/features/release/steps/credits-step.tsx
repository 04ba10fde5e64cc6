'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { creditRoles } from '@stave/sdk/metadata'
import { GripVertical, Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button.tsx'
import { Field } from '@/components/ui/field.tsx'
import { Input } from '@/components/ui/input.tsx'
import { cn } from '@/lib/cn.ts'
import { creditProblems } from '../check.ts'
import type { CreditRow } from '../draft.ts'
import type { StepProps } from '../wizard.tsx'
import { StepHeading } from './step-heading.tsx'

/** Who made it, in the order in which it will be shown. */
export function CreditsStep({ draft, edit, strict }: StepProps) {
  const { credits } = draft
  const problems = creditProblems(draft)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const set = (rows: CreditRow[]) => void edit({ credits: rows })
  const add = (role: string) =>
    set([...credits, { key: crypto.randomUUID(), name: '', role, address: '' }])
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const from = credits.findIndex(({ key }) => key === active.id)
    const to = credits.findIndex(({ key }) => key === over?.id)
    if (from >= 0 && to >= 0) set(arrayMove(credits, from, to))
  }
  return (
    <>
      <StepHeading title="The credits">
        Everyone who made it. Credits are names; who is paid comes next.
      </StepHeading>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext
          items={credits.map(({ key }) => key)}
          strategy={verticalListSortingStrategy}
        >
          <ol className="grid gap-2">
            {credits.map((credit, index) => (
              <Row
                key={credit.key}
                credit={credit}
                number={index + 1}
                problem={(field) =>
                  strict || credit[field] !== '' ? problems[`${index}.${field}`] : undefined
                }
                onChange={(patch) =>
                  set(credits.map((one) => (one.key === credit.key ? { ...one, ...patch } : one)))
                }
                onRemove={() => set(credits.filter(({ key }) => key !== credit.key))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <datalist id="roles">
        {creditRoles.map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
      <Button onClick={() => add(creditRoles[credits.length] ?? '')} className="justify-self-start">
        <Plus /> Add a credit
      </Button>
    </>
  )
}

type RowProps = {
  credit: CreditRow
  number: number
  problem: (field: 'name' | 'role' | 'address') => string | undefined
  onChange: (patch: Partial<CreditRow>) => void
  onRemove: () => void
}

function Row({ credit, number, problem, onChange, onRemove }: RowProps) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: credit.key,
  })
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
        transition,
      }}
      className={cn(
        'grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-2 rounded-lg bg-paper sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_auto]',
        isDragging && 'relative z-10 shadow-raised',
      )}
    >
      <button
        type="button"
        aria-label={`Move credit ${number}`}
        className="row-span-3 cursor-grab touch-none px-1 py-3 text-faint hover:text-ink sm:row-span-1"
        {...attributes}
        {...listeners}
      >
        <GripVertical className="size-4" />
      </button>
      <Field label={`Name of credit ${number}`} hideLabel error={problem('name')}>
        <Input
          placeholder="Name"
          value={credit.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field
        label={`Role of credit ${number}`}
        hideLabel
        error={problem('role')}
        className="col-start-2 sm:col-start-auto"
      >
        <Input
          placeholder="Role"
          list="roles"
          value={credit.role}
          onChange={({ target }) => onChange({ role: target.value })}
        />
      </Field>
      <Field
        label={`Account of credit ${number}`}
        hideLabel
        error={problem('address')}
        className="col-start-2 sm:col-start-auto"
      >
        <Input
          placeholder="0x… (optional)"
          spellCheck={false}
          value={credit.address}
          className="font-mono text-xs"
          onChange={({ target }) => onChange({ address: target.value })}
        />
      </Field>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove credit ${number}`}
        onClick={onRemove}
        className="col-start-3 row-start-1 mt-1 sm:col-start-auto sm:row-start-auto"
      >
        <X />
      </Button>
    </li>
  )
}
