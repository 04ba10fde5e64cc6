'use client'

import { readImageFile } from '../audio-file.ts'
import { FileImage } from '../file-image.tsx'
import { useLimits } from '../use-limits.ts'
import type { StepProps } from '../wizard.tsx'
import { DropZone } from './drop-zone.tsx'
import { StepHeading } from './step-heading.tsx'

/** The cover. */
export function ArtworkStep({ draft, edit, strict }: StepProps) {
  const limits = useLimits()
  return (
    <>
      <StepHeading title="The cover">
        Square looks best; what is not is cropped to its middle. 1500 × 1500 pixels or more.
      </StepHeading>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        {draft.artwork && <FileImage file={draft.artwork.file} alt="The chosen cover" />}
        <DropZone
          label={draft.artwork ? 'Choose another image' : 'Drop the cover here, or choose a file'}
          hint="PNG, JPEG or WebP"
          accept="image/png,image/jpeg,image/webp"
          onFile={async (file) => {
            await edit({ artwork: await readImageFile(file, limits.image) })
          }}
        />
      </div>
      {strict && !draft.artwork && (
        <p role="alert" className="text-bad text-sm">
          Choose a cover first.
        </p>
      )}
    </>
  )
}
