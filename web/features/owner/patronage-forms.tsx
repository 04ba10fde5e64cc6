'use client'

import { simulateSetPatronagePage } from '@stave/sdk/actions'
import type { SongLinesQuery } from '@stave/sdk/query'
import { useState } from 'react'
import { getAddress } from 'viem'
import { Field } from '@/components/ui/field.tsx'
import { Select } from '@/components/ui/input.tsx'
import { NumberField, parseParts, parseWhole } from '@/components/ui/number-field.tsx'
import { tierName, toTier } from '@/features/patronage/tiers.ts'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { TierForm } from './tier-form.tsx'

type PatronageFormsProps = { song: SongInFull; page: SongLinesQuery['patronagePage'] }

/** Where patronage goes, and its tiers. */
export function PatronageForms({ song, page }: PatronageFormsProps) {
  const tiers = page?.tiers.map(toTier) ?? []
  const [edited, setEdited] = useState(0)
  const artist = getAddress(song.owner)
  return (
    <div className="grid gap-6">
      <PageForm song={song} page={page} />
      {page && (
        <>
          <Field label="Tier" className="max-w-64">
            <Select value={edited} onChange={({ target }) => setEdited(Number(target.value))}>
              {tiers.length < 10 && <option value={0}>A new tier</option>}
              {tiers.map((tier) => (
                <option key={tier.number} value={tier.number}>
                  {tierName(tier)}
                </option>
              ))}
            </Select>
          </Field>
          <TierForm
            key={edited}
            artist={artist}
            tier={tiers.find(({ number }) => number === edited)}
          />
        </>
      )}
    </div>
  )
}

function PageForm({ song, page }: PatronageFormsProps) {
  const [split, setSplit] = useState(String(page?.split.number ?? song.split.number))
  const [reward, setReward] = useState(String((page?.keeperReward ?? 0) / 100))
  const number = parseWhole(split.replace('#', ''), 1, 2 ** 32 - 1)
  const keeperReward = parseParts(reward, 100, 100)
  const problem =
    number === undefined
      ? 'Give the split’s number, such as 12.'
      : keeperReward === undefined
        ? 'The reward is 0 to 1 %.'
        : undefined
  return (
    <ActionPanel
      line="patronage"
      action={page ? 'Save' : 'Open patronage'}
      problem={problem}
      write={() => ({
        title: page ? 'Change your patronage' : 'Open your patronage',
        prepare: (client) =>
          simulateSetPatronagePage(client, {
            artist: getAddress(song.owner),
            split: number ?? 0,
            keeperReward: keeperReward ?? 0,
          }),
      })}
    >
      <NumberField
        label="Split that earns it"
        hint="All that patrons pay goes there at once."
        min={1}
        value={split}
        onChange={setSplit}
      />
      <NumberField
        label="Reward for collecting renewals"
        hint="Whoever collects a month that is due gets this part of it."
        suffix="%"
        step={0.01}
        min={0}
        max={1}
        value={reward}
        onChange={setReward}
      />
    </ActionPanel>
  )
}
