'use client'

import { simulateEndEdition } from '@stave/sdk/actions'
import type { EditionOfferFragment } from '@stave/sdk/query'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { EditionSelect, useChosenEdition } from './edition-select.tsx'

/** Gives up what is left of an edition. */
export function EndForm({ editions }: { editions: readonly EditionOfferFragment[] }) {
  const { edition, choose } = useChosenEdition(editions)
  if (!edition) return null
  return (
    <ActionPanel
      line="auctions"
      action="End it for ever"
      write={() => ({
        title: `End ${edition.title}`,
        prepare: (client) => simulateEndEdition(client, { edition: edition.number }),
      })}
    >
      <EditionSelect editions={editions} value={edition.number} onChange={choose} />
      <p className="text-pretty text-sm text-soft">
        What is left is never made, so those that there are stay as rare as they are now. This
        cannot be undone. Tokens of a running auction are kept for it.
      </p>
    </ActionPanel>
  )
}
