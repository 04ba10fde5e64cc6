'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Bars } from '@/features/player/waveform.tsx'
import { ShareBar } from '@/features/splits/share-bar.tsx'
import { formatShare, formatUsd, parseUsd } from '@/lib/money.ts'
import { parsePercent } from '@/lib/percent.ts'
import { formatDuration } from '@/lib/time.ts'
import { isStepComplete } from '../check.ts'
import { isFree, type Step, steps, stepTitles } from '../draft.ts'
import { FileImage } from '../file-image.tsx'
import type { StepProps } from '../wizard.tsx'
import { StepHeading } from './step-heading.tsx'

/** Everything once more before it is published. */
export function ReviewStep({ draft, edit }: StepProps) {
  const { audio, artwork, details, credits, split, terms } = draft
  const missing = steps.filter((step) => step !== 'review' && !isStepComplete(draft, step))
  const go = (step: Step) => void edit({ step })
  const price = parseUsd(terms.price)
  return (
    <>
      <StepHeading title="Review">
        Publishing takes a few confirmations in your wallet. If something stops it, it goes on from
        where it stood.
      </StepHeading>
      {missing.length > 0 && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-2 rounded-xl border border-warn/40 bg-warn/10 px-4 py-3 text-sm"
        >
          Still to do:
          {missing.map((step) => (
            <Button key={step} size="sm" onClick={() => go(step)}>
              {stepTitles[step]}
            </Button>
          ))}
        </div>
      )}
      <div className="grid gap-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {artwork ? <FileImage file={artwork.file} alt="The cover" /> : <span />}
        <div className="grid content-start gap-4">
          <div className="grid gap-1">
            <p className="font-display text-4xl">{details.title || 'Untitled'}</p>
            <p className="text-soft">
              {[details.artist, details.genre].filter(Boolean).join(' · ')}
            </p>
          </div>
          {audio && (
            <div className="relative h-16">
              <Bars peaks={audio.waveform} count={140} className="text-soft" />
            </div>
          )}
          <dl className="grid text-sm">
            <Line label="Length">{audio ? formatDuration(audio.duration) : 'missing'}</Line>
            <Line label="Price of a play">
              {price === undefined ? 'missing' : isFree(terms) ? 'free' : formatUsd(price)}
            </Line>
            <Line label="Release">
              {terms.releaseAt === '' ? 'at once' : new Date(terms.releaseAt).toLocaleString()}
            </Line>
            <Line label="Credits">
              {credits.map(({ name }) => name).join(', ') || 'none besides you'}
            </Line>
            <Line label="Split">
              {split.mode === 'existing' ? `#${split.existing}` : <NewSplit draft={split.draft} />}
            </Line>
          </dl>
        </div>
      </div>
    </>
  )
}

function NewSplit({ draft }: { draft: StepProps['draft']['split']['draft'] }) {
  const shares = draft.rows.map(({ key, recipient, percent, kind }) => ({
    key,
    name: kind === 'split' ? `Split #${recipient.replace('#', '')}` : recipient,
    share: parsePercent(percent) ?? 0,
  }))
  return (
    <span className="grid gap-2">
      <ShareBar shares={shares} />
      <span className="text-faint text-xs">
        {shares.map(({ share }) => formatShare(share)).join(' · ')}
        {draft.recoup && `, after $${draft.until} are recouped`}
      </span>
    </span>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-4 border-rule border-t py-2.5">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
