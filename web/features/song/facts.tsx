import type { ReactNode } from 'react'
import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { CopyButton } from '@/components/copy-button.tsx'
import { formatDay } from '@/lib/time.ts'
import type { SongInFull } from './song-page.tsx'

/** Codes, dates and where it all stands. */
export function Facts({ song }: { song: SongInFull }) {
  const { metadata } = song
  const rows: [string, ReactNode][] = [
    ['Released', formatDay(Number(song.releaseAt) || Number(song.registeredAt))],
    ['Tempo', metadata?.bpm && `${Number(metadata.bpm)} BPM`],
    ['Key', metadata?.key],
    ['Language', languageName(metadata?.language)],
    ['License', metadata?.license],
    ['ISRC', metadata?.isrc],
    ['UPC', metadata?.upc],
    ['Audio', metadata?.audioMimeType && audioFact(metadata.audioMimeType, metadata.encrypted)],
    ['Song', <span key="song">#{song.number}</span>],
    ['Owner', <AccountLabel key="owner" address={song.owner} />],
    ['Registered', <TxLink key="tx" hash={song.registeredIn} />],
    ['Metadata', <Cid key="cid" cid={song.metadataCid} />],
  ]
  return (
    <section aria-labelledby="facts-title" className="grid gap-4">
      <h2 id="facts-title" className="text-xl">
        Details
      </h2>
      <dl className="grid text-sm">
        {rows
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <div
              key={label}
              className="flex items-baseline justify-between gap-4 border-rule border-t py-2.5"
            >
              <dt className="text-faint">{label}</dt>
              <dd className="tabular min-w-0 truncate text-right">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Cid({ cid }: { cid: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="font-mono text-faint text-xs" title={cid}>
        {cid.slice(0, 8)}…{cid.slice(-4)}
      </span>
      <CopyButton value={cid} label="Copy metadata CID" />
    </span>
  )
}

function audioFact(mime: string, encrypted: boolean): string {
  const name = mime.replace('audio/', '').replace('mpeg', 'MP3').toUpperCase()
  return encrypted ? `${name}, encrypted` : name
}

/** A language tag in words; `zxx` stands for no words at all. */
function languageName(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined
  if (tag === 'zxx') return 'Instrumental'
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag)
}
