'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Bars } from '@/features/player/waveform.tsx'
import { formatDuration } from '@/lib/time.ts'
import { readAudioFile } from '../audio-file.ts'
import type { AudioPart } from '../draft.ts'
import { useLimits } from '../use-limits.ts'
import type { StepProps } from '../wizard.tsx'
import { DropZone } from './drop-zone.tsx'
import { StepHeading } from './step-heading.tsx'

/** The song itself. */
export function AudioStep({ draft, edit, strict }: StepProps) {
  const limits = useLimits()
  const take = async (file: File) => {
    const audio = await readAudioFile(file, limits.audio)
    const title = draft.details.title || titleFrom(file.name)
    await edit({ audio, details: { ...draft.details, title } })
  }
  return (
    <>
      <StepHeading title="The song">
        It is encrypted on this device before it leaves it. Listeners hear it through the gateway,
        the first 30 seconds free.
      </StepHeading>
      {draft.audio && <Preview key={draft.audio.file.name} audio={draft.audio} />}
      <DropZone
        label={draft.audio ? 'Choose another file' : 'Drop the audio here, or choose a file'}
        hint="WAV, FLAC or MP3"
        accept=".wav,.flac,.mp3,audio/wav,audio/flac,audio/mpeg"
        onFile={take}
        className={draft.audio ? 'py-6' : ''}
      />
      {strict && !draft.audio && (
        <p role="alert" className="text-bad text-sm">
          Choose the song’s audio file first.
        </p>
      )}
    </>
  )
}

function Preview({ audio }: { audio: AudioPart }) {
  const element = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(audio.file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [audio.file])
  const toggle = () => {
    if (playing) element.current?.pause()
    else void element.current?.play()
  }
  return (
    <div className="grid gap-4 rounded-2xl border border-rule bg-surface p-5">
      <div className="relative h-20">
        <div aria-hidden className="stave-lines absolute inset-y-2 w-full opacity-60" />
        <Bars peaks={audio.waveform} count={160} className="text-soft" />
      </div>
      <div className="flex items-center justify-between gap-4 text-sm">
        <span className="min-w-0 truncate">{audio.file.name}</span>
        <span className="tabular flex shrink-0 items-center gap-4 text-faint">
          {formatDuration(audio.duration)}
          <Button size="sm" onClick={toggle}>
            {playing ? 'Pause' : 'Listen'}
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: the artist's own song, before it is released. */}
      <audio
        ref={element}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
    </div>
  )
}

/** "03 - blue_hour.wav" as a first guess at the title: "blue hour". */
function titleFrom(name: string): string {
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/^\d+\s*[-._]\s*/, '')
    .replace(/[_]+/g, ' ')
    .trim()
}
