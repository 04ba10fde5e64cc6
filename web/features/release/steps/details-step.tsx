'use client'

import { useQuery } from '@apollo/client/react'
import { licenses } from '@stave/sdk/metadata'
import { ArtistPageDocument, accountId, GenresDocument } from '@stave/sdk/query'
import { useEffect } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { Input, Select, Textarea } from '@/components/ui/input.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { detailProblems } from '../check.ts'
import type { Details } from '../draft.ts'
import type { StepProps } from '../wizard.tsx'
import { StepHeading } from './step-heading.tsx'

const commonGenres = [
  'Ambient',
  'Classical',
  'Country',
  'Drum and bass',
  'Dub',
  'Electronic',
  'Folk',
  'Hip hop',
  'House',
  'Jazz',
  'Lo-fi',
  'Metal',
  'Pop',
  'R&B',
  'Rock',
  'Soul',
  'Techno',
]

const keys = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'].flatMap((tonic) => [
  `${tonic} major`,
  `${tonic} minor`,
])

const licenseNames: Record<string, string> = {
  'CC0-1.0': 'CC0, public domain',
}

/** Title, genre and all that describes the song. */
export function DetailsStep({ draft, edit, artist, strict }: StepProps) {
  const { details } = draft
  const profile = useQuery(ArtistPageDocument, { variables: { id: accountId(artist) } })
  const genres = useQuery(GenresDocument)
  const name = profile.data?.artist?.name
  useEffect(() => {
    if (name && details.artist === '') void edit({ details: { ...details, artist: name } })
  }, [name, details, edit])

  const problems = detailProblems(draft)
  const set = (patch: Partial<Details>) => void edit({ details: { ...details, ...patch } })
  const text = (field: keyof Details) => ({
    value: String(details[field]),
    onChange: ({ target }: { target: { value: string } }) => set({ [field]: target.value }),
  })
  const error = (field: keyof Details) =>
    strict || details[field] !== '' ? problems[field] : undefined
  const known = new Set([...(genres.data?.genres ?? []).map((one) => one.name), ...commonGenres])
  return (
    <>
      <StepHeading title="The details" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Title" error={error('title')} className="sm:col-span-2">
          <Input {...text('title')} className="h-12 text-base" />
        </Field>
        <Field
          label="Artist name"
          hint={name ? undefined : 'Your first release also publishes this name as your profile.'}
          error={error('artist')}
        >
          <Input {...text('artist')} autoComplete="nickname" />
        </Field>
        <Field label="Genre" error={error('genre')}>
          <Input {...text('genre')} list="genres" />
        </Field>
        <datalist id="genres">
          {[...known].map((genre) => (
            <option key={genre} value={genre} />
          ))}
        </datalist>
        <Field label="Description" optional error={error('description')} className="sm:col-span-2">
          <Textarea {...text('description')} placeholder="What listeners should know about it" />
        </Field>
        <Field label="Tempo" optional error={error('bpm')}>
          <Input {...text('bpm')} inputMode="numeric" suffix="BPM" />
        </Field>
        <Field label="Key" optional error={error('key')}>
          <Select {...text('key')}>
            <option value="">Not said</option>
            {keys.map((key) => (
              <option key={key}>{key}</option>
            ))}
          </Select>
        </Field>
        <Field label="License" error={error('license')}>
          <Select {...text('license')}>
            {licenses.map((license) => (
              <option key={license} value={license}>
                {licenseNames[license] ?? license}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Language"
          optional
          hint="A tag such as en or pt-BR; zxx for no words."
          error={error('language')}
        >
          <Input {...text('language')} spellCheck={false} />
        </Field>
        <Field label="ISRC" optional hint="CC-XXX-YY-NNNNN" error={error('isrc')}>
          <Input {...text('isrc')} spellCheck={false} />
        </Field>
        <Field label="UPC" optional hint="12 or 13 digits" error={error('upc')}>
          <Input {...text('upc')} inputMode="numeric" />
        </Field>
        <Switch
          label="Explicit lyrics"
          checked={details.explicit}
          onChange={(explicit) => set({ explicit })}
        />
      </div>
    </>
  )
}
