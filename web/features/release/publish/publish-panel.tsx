'use client'

import { ChainUnreachableError, toStaveError } from '@stave/sdk/errors'
import { Check, Circle, CircleAlert, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Address } from 'viem'
import { usePublicClient, useSignMessage } from 'wagmi'
import { Button } from '@/components/ui/button.tsx'
import { Meter } from '@/components/ui/meter.tsx'
import { GatewayProblem } from '@/features/tabs/gateway-client.ts'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { reasonOf } from '@/lib/errors.ts'
import { onRecovery } from '@/lib/outages/outages.ts'
import type { ReleaseDraft } from '../draft.ts'
import { FileImage } from '../file-image.tsx'
import type { EditDraft } from '../use-draft.ts'
import { type Job, jobs } from './jobs.ts'

type PublishPanelProps = {
  draft: ReleaseDraft
  edit: EditDraft
  artist: Address
  onBack: () => void
  onDiscard: () => Promise<void>
}

type Run = {
  job: string
  part: number
  failed?: string
  /** Whether it failed because something does not answer: it goes on once that does. */
  waits?: boolean
}

/** Publishes a draft job by job; what failed can be tried again without doing the rest twice. */
export function PublishPanel({ draft, edit, artist, onBack, onDiscard }: PublishPanelProps) {
  const { chainId } = useConfig()
  const client = usePublicClient({ chainId })
  const { attempt } = useTransactor()
  const { signMessageAsync } = useSignMessage()
  const [run, setRun] = useState<Run>()
  const current = useRef(draft)

  const publish = async () => {
    if (!client) return
    current.current = draft
    for (const job of jobs) {
      if (job.isDone(current.current)) continue
      setRun({ job: job.id, part: 0 })
      try {
        await job.run({
          artist,
          chainId,
          client,
          attempt,
          draft: () => current.current,
          done: async (progress) => {
            current.current = await edit({ progress })
          },
          signMessage: (message) => signMessageAsync({ message }),
          onProgress: (part) => setRun({ job: job.id, part }),
        })
      } catch (error) {
        setRun({ job: job.id, part: 0, failed: reasonOf(error), waits: isOutage(error) })
        return
      }
    }
    setRun(undefined)
  }

  const waits = run?.waits === true
  const goOn = useEffectEvent(() => void publish())
  useEffect(() => (waits ? onRecovery(goOn) : undefined), [waits])

  const { song } = draft.progress
  if (song !== undefined && !run) {
    return <Published draft={draft} song={song} onDiscard={onDiscard} />
  }
  const busy = run !== undefined && !run.failed
  return (
    <section aria-labelledby="publish-title" className="grid gap-8">
      <div className="grid gap-1.5">
        <h2 id="publish-title" className="text-3xl">
          Publish “{draft.details.title}”
        </h2>
        <p className="text-soft">Keep this page open; your wallet asks where it says so.</p>
      </div>
      <ol className="grid">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} draft={draft} run={run} />
        ))}
      </ol>
      <div className="flex justify-between gap-3">
        <Button variant="ghost" disabled={busy} onClick={onBack}>
          Back
        </Button>
        <Button variant="primary" size="lg" disabled={busy} onClick={() => void publish()}>
          {busy ? 'Publishing…' : run?.failed ? 'Try again' : 'Publish now'}
        </Button>
      </div>
    </section>
  )
}

function JobRow({ job, draft, run }: { job: Job; draft: ReleaseDraft; run: Run | undefined }) {
  const isPresent = run?.job === job.id
  const passed = run !== undefined && jobs.findIndex(({ id }) => id === run.job) > jobs.indexOf(job)
  const done = job.isDone(draft) || passed
  const failed = isPresent ? run.failed : undefined
  return (
    <li
      aria-current={isPresent ? 'step' : undefined}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-rule border-t py-3.5"
    >
      <span className="mt-0.5 [&_svg]:size-5">
        {failed ? (
          <CircleAlert className="text-bad" aria-label="failed" />
        ) : done ? (
          <Check className="text-good" aria-label="done" />
        ) : isPresent ? (
          <LoaderCircle className="animate-spin text-faint" aria-label="under way" />
        ) : (
          <Circle className="text-stave" aria-label="to do" />
        )}
      </span>
      <div className="grid gap-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
          {job.title}
          {job.asks && !done && (
            <span className="font-normal text-faint text-xs">asks your wallet</span>
          )}
        </p>
        {isPresent && run.part > 0 && !failed && (
          <Meter
            label={job.title}
            valueText={`${Math.round(run.part * 100)} %`}
            value={run.part}
            max={1}
          />
        )}
        {failed && (
          <p role="alert" className="text-pretty text-bad text-sm">
            {failed}
          </p>
        )}
      </div>
    </li>
  )
}

type PublishedProps = { draft: ReleaseDraft; song: number; onDiscard: () => Promise<void> }

function Published({ draft, song, onDiscard }: PublishedProps) {
  return (
    <section role="status" className="grid justify-items-center gap-6 py-8 text-center">
      {draft.artwork && <FileImage file={draft.artwork.file} alt="" className="w-full max-w-72" />}
      <div className="grid gap-2">
        <h2 className="text-4xl">“{draft.details.title}” is out</h2>
        <p className="text-soft">Every play from now on pays its makers.</p>
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <Button asChild variant="primary" size="lg">
          <Link href={`/song/${song}`} onClick={() => void onDiscard()}>
            See the song
          </Link>
        </Button>
        <Button size="lg" onClick={() => void onDiscard()}>
          Release another
        </Button>
      </div>
    </section>
  )
}

function isOutage(error: unknown): boolean {
  if (error instanceof GatewayProblem) return error.isOutage
  return toStaveError(error) instanceof ChainUnreachableError
}
