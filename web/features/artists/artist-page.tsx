'use client'

import { ArtistPageDocument, type ArtistPageQuery, accountId } from '@stave/sdk/query'
import Link from 'next/link'
import type { Address } from 'viem'
import { useAccount } from 'wagmi'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Money } from '@/components/money.tsx'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Section } from '@/features/discover/section.tsx'
import { PlayButton } from '@/features/songs/play-button.tsx'
import { artistName } from '@/features/songs/song-card.ts'
import { SongRow } from '@/features/songs/song-row.tsx'
import { usePageQuery } from '@/lib/apollo/use-page-query.ts'
import { formatCount } from '@/lib/money.ts'
import { ArtistSupport } from './artist-support.tsx'
import { Avatar } from './avatar.tsx'

type ArtistInFull = NonNullable<ArtistPageQuery['artist']>

/** An artist's music and what it has earned. */
export function ArtistPage({ address }: { address: Address }) {
  const id = accountId(address)
  const { data } = usePageQuery(ArtistPageDocument, { id })
  if (!data.artist) return <NoArtist address={address} />
  return <Artist artist={data.artist} address={address} />
}

function Artist({ artist, address }: { artist: ArtistInFull; address: Address }) {
  const { profile, songs, fans } = artist
  return (
    <div className="page grid grid-cols-1 gap-14 py-10 sm:py-14">
      <header className="grid items-center gap-x-10 gap-y-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <Avatar
          cid={profile?.avatarCid}
          mime={profile?.avatarMimeType}
          seed={artist.id}
          sizes="192px"
          className="w-36 shadow-cover sm:w-full"
        />
        <div className="grid justify-items-start gap-4">
          <div className="grid gap-1">
            <p className="eyebrow">Artist</p>
            <h1 className="text-[clamp(2.5rem,6vw,4.75rem)] leading-none">{artistName(artist)}</h1>
          </div>
          {profile?.bio && (
            <p className="max-w-prose whitespace-pre-line text-pretty text-soft">{profile.bio}</p>
          )}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm text-soft">
            <span>
              <b className="tabular font-medium text-ink">{formatCount(BigInt(artist.plays))}</b>{' '}
              plays
            </span>
            <span>
              <b className="tabular font-medium text-ink">{formatCount(artist.listeners)}</b>{' '}
              listeners
            </span>
            <span>
              <Money micro={artist.paid} line="tabs" className="font-medium" /> paid by listeners
            </span>
            <AccountLabel address={artist.id} />
          </div>
          <div className="flex flex-wrap items-center gap-3">
            {songs.length > 0 && <PlayButton songs={songs} labelled size="lg" />}
            {profile?.links.map(({ label, url }) => (
              <Button asChild key={url}>
                <a href={url} target="_blank" rel="noreferrer nofollow">
                  {label || url}
                </a>
              </Button>
            ))}
          </div>
        </div>
      </header>
      <Section title="Songs">
        <ol className="grid">
          {songs.map((song, index) => (
            <SongRow key={song.id} songs={songs} index={index} hideArtist />
          ))}
        </ol>
      </Section>
      <ArtistSupport artist={address} />
      {fans.length > 0 && (
        <Section title="Most devoted listeners">
          <ol className="grid gap-x-10 sm:grid-cols-2">
            {fans.map(({ listener, plays, paid }) => (
              <li
                key={listener.id}
                className="flex items-center justify-between gap-4 border-rule border-b py-2.5 text-sm"
              >
                <AccountLabel address={listener.id} />
                <span className="flex gap-5">
                  <span className="tabular text-soft">{formatCount(BigInt(plays))} plays</span>
                  <Money micro={paid} line="tabs" className="w-20 text-right" />
                </span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  )
}

function NoArtist({ address }: { address: Address }) {
  const { address: own } = useAccount()
  const isOwn = own?.toLowerCase() === address.toLowerCase()
  return (
    <EmptyState
      title={isOwn ? 'You have not released a song yet' : 'No songs by this account yet'}
      action={
        isOwn && (
          <Button asChild variant="primary">
            <Link href="/release">Release a song</Link>
          </Button>
        )
      }
      className="py-28"
    >
      {isOwn
        ? 'Your first release publishes your artist page.'
        : `${address} has neither a profile nor a song.`}
    </EmptyState>
  )
}
