'use client'

import type { SongLinesQuery } from '@stave/sdk/query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { Fold } from '@/components/ui/fold.tsx'
import type { SongInFull } from '@/features/song/song-page.tsx'
import { isOpen } from '@/lib/lines.ts'
import { AirdropForm } from './airdrop-form.tsx'
import { DutchForm } from './dutch-form.tsx'
import { EditionForm } from './edition-form.tsx'
import { EndForm } from './end-form.tsx'
import { EnglishForm } from './english-form.tsx'
import { PassForm } from './pass-form.tsx'
import { PatronageForms } from './patronage-forms.tsx'
import { RewardsForm } from './rewards-form.tsx'
import { TermsForm } from './terms-form.tsx'

export type OwnerToolsProps = { song: SongInFull; lines: SongLinesQuery }

/** What a song's owner can change: which lines are open, and what each of them offers. */
export function OwnerTools({ song, lines }: OwnerToolsProps) {
  const [open, setOpen] = useState(false)
  const editions = lines.song?.editions ?? []
  const going = editions.filter(({ ended, left }) => !ended && BigInt(left) > 0n)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <SlidersHorizontal /> Set up the lines
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        shape="sheet"
        title="Set up the lines"
        description={`How fans can support “${song.title}”. Only you see this.`}
      >
        <div className="grid gap-3 pb-8">
          <Fold title="Lines and price" open>
            <TermsForm song={song} />
          </Fold>
          {isOpen(song.lines, 'gifts') && (
            <Fold title="What free listens earn">
              <RewardsForm song={song.number} />
            </Fold>
          )}
          <Fold title="Patronage tiers">
            <PatronageForms song={song} page={lines.patronagePage} />
          </Fold>
          <Fold title="New edition">
            <EditionForm song={song} />
          </Fold>
          {editions.length > 0 && (
            <Fold title="Pass for an edition">
              <PassForm song={song} editions={editions} />
            </Fold>
          )}
          {going.length > 0 && (
            <>
              <Fold title="Give an edition away">
                <AirdropForm editions={going} />
              </Fold>
              <Fold title="End an edition">
                <EndForm editions={going} />
              </Fold>
            </>
          )}
          {isOpen(song.lines, 'auctions') && (
            <>
              <Fold title="New auction at a falling price">
                <DutchForm editions={editions} />
              </Fold>
              <Fold title="New auction for the highest bid">
                <EnglishForm editions={editions} />
              </Fold>
            </>
          )}
        </div>
      </Dialog>
    </>
  )
}
