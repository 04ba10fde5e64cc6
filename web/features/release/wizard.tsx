'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { type ReactNode, useState } from 'react'
import type { Address } from 'viem'
import { useAccount } from 'wagmi'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { isStepComplete } from './check.ts'
import { type ReleaseDraft, type Step, steps } from './draft.ts'
import { PublishPanel } from './publish/publish-panel.tsx'
import { Stepper } from './stepper.tsx'
import { ArtworkStep } from './steps/artwork-step.tsx'
import { AudioStep } from './steps/audio-step.tsx'
import { CreditsStep } from './steps/credits-step.tsx'
import { DetailsStep } from './steps/details-step.tsx'
import { ReviewStep } from './steps/review-step.tsx'
import { SplitStep } from './steps/split-step.tsx'
import { TermsStep } from './steps/terms-step.tsx'
import { type EditDraft, useDraft } from './use-draft.ts'

export type StepProps = {
  draft: ReleaseDraft
  edit: EditDraft
  artist: Address
  /** Whether problems show on fields that nobody has touched yet. */
  strict: boolean
}

const views: Record<Step, (props: StepProps) => ReactNode> = {
  audio: AudioStep,
  artwork: ArtworkStep,
  details: DetailsStep,
  credits: CreditsStep,
  split: SplitStep,
  terms: TermsStep,
  review: ReviewStep,
}

/** Releases a song, step by step; the draft stays in this browser until it is published. */
export function ReleasePage() {
  const { address } = useAccount()
  const { openConnectModal } = useConnectModal()
  return (
    <div className="page grid max-w-5xl grid-cols-1 gap-10 py-10 sm:py-14">
      <h1 className="text-4xl sm:text-5xl">Release a song</h1>
      {address ? (
        <Wizard key={address} artist={address} />
      ) : (
        <EmptyState
          title="Who releases it?"
          action={
            <Button variant="primary" disabled={!openConnectModal} onClick={openConnectModal}>
              Connect a wallet
            </Button>
          }
        >
          The connected account owns the song, sets its terms and is its artist.
        </EmptyState>
      )}
    </div>
  )
}

function Wizard({ artist }: { artist: Address }) {
  const { draft, edit, discard } = useDraft(artist)
  const [visited, setVisited] = useState<ReadonlySet<Step>>(new Set())
  const [publishing, setPublishing] = useState(false)
  if (!draft) return <Skeleton className="h-96" />
  if (publishing) {
    return (
      <PublishPanel
        draft={draft}
        edit={edit}
        artist={artist}
        onBack={() => setPublishing(false)}
        onDiscard={discard}
      />
    )
  }
  const { step } = draft
  const index = steps.indexOf(step)
  const View = views[step]
  const go = (to: Step) => {
    setVisited(new Set([...visited, step]))
    scrollTo({ top: 0 })
    void edit({ step: to })
  }
  const next = steps[index + 1]
  const previous = steps[index - 1]
  const complete = steps.every((one) => one === 'review' || isStepComplete(draft, one))
  const proceed = () => {
    if (step === 'review') setPublishing(true)
    else if (isStepComplete(draft, step) && next) go(next)
    else setVisited(new Set([...visited, step]))
  }
  return (
    <div className="grid grid-cols-1 gap-10 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <Stepper draft={draft} onGo={go} />
      <form
        aria-label="Release"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          proceed()
        }}
        className="grid grid-cols-1 content-start gap-8"
      >
        <View draft={draft} edit={edit} artist={artist} strict={visited.has(step)} />
        <div className="flex justify-between gap-3 border-rule border-t pt-6">
          <Button
            variant="ghost"
            disabled={!previous}
            onClick={() => previous && go(previous)}
            className={previous ? '' : 'invisible'}
          >
            Back
          </Button>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            disabled={step === 'review' && !complete}
          >
            {step === 'review' ? 'Publish' : 'Continue'}
          </Button>
        </div>
      </form>
    </div>
  )
}
