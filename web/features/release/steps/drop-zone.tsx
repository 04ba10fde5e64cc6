'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { UnusableFileError } from '../audio-file.ts'

type DropZoneProps = {
  /** What it asks for: "Audio file". */
  label: string
  hint: string
  accept: string
  /** Takes the file; what it throws is shown. */
  onFile: (file: File) => Promise<void>
  className?: string
}

/** Takes a file by drop or by choice. */
export function DropZone({ label, hint, accept, onFile, className }: DropZoneProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setProblem(undefined)
    try {
      await onFile(file)
    } catch (error) {
      setProblem(
        error instanceof UnusableFileError
          ? error.message
          : 'The file could not be read. Choose it again.',
      )
    } finally {
      setBusy(false)
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="grid gap-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cn(
          'relative grid cursor-pointer justify-items-center gap-2 rounded-2xl border border-stave border-dashed px-6 py-12 text-center transition-colors hover:border-faint hover:bg-sunken has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus',
          over && 'border-ink bg-sunken',
          className,
        )}
      >
        <Upload aria-hidden className="size-6 text-faint" />
        <span className="font-medium">{busy ? 'Reading the file…' : label}</span>
        <span className="text-faint text-sm">{hint}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-pretty text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
