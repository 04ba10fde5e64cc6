import type { SplitPageQuery } from '@stave/sdk/query'
import Link from 'next/link'
import { AccountLabel } from '@/components/chain-links.tsx'
import { Money } from '@/components/money.tsx'
import { Meter } from '@/components/ui/meter.tsx'
import { formatShare, formatUsd } from '@/lib/money.ts'
import { ShareBar, tintOf } from './share-bar.tsx'

export type SplitInFull = NonNullable<SplitPageQuery['split']>
type TrancheInFull = SplitInFull['tranches'][number]
type ShareInFull = TrancheInFull['shares'][number]

type TrancheListProps = {
  split: SplitInFull
  /** Known names by address in lower case. */
  names?: ReadonlyMap<string, string>
}

/** Names of accounts that a split tells: its songs' artists, and its royalty shares. */
export function namesIn({
  songs,
  shareTokens,
}: Pick<SplitInFull, 'songs' | 'shareTokens'>): ReadonlyMap<string, string> {
  const artists = songs.flatMap(({ artist: { id, name } }) => (name ? [[id, name] as const] : []))
  return new Map([...artists, ...sharesIn({ shareTokens })])
}

function sharesIn({ shareTokens }: Pick<SplitInFull, 'shareTokens'>): Map<string, string> {
  return new Map(shareTokens.map(({ id, symbol }) => [id, `${symbol} shares`]))
}

/** A split's shares; where it recoups, one list after another with how far it has come. */
export function TrancheList({ split, names = namesIn(split) }: TrancheListProps) {
  const received = BigInt(split.received)
  const tokens = sharesIn(split)
  const open = split.tranches.filter(({ until }) => until === null || BigInt(until) > received)
  return (
    <ol className="grid gap-8">
      {open.map((tranche, index) => (
        <li key={tranche.number} className="grid gap-4">
          {open.length > 1 && <Heading tranche={tranche} received={received} isNow={index === 0} />}
          <Shares shares={tranche.shares} names={names} tokens={tokens} />
        </li>
      ))}
    </ol>
  )
}

type HeadingProps = { tranche: TrancheInFull; received: bigint; isNow: boolean }

function Heading({ tranche: { start, until }, received, isNow }: HeadingProps) {
  if (until === null) {
    return (
      <p className="text-sm text-soft">
        {isNow ? 'Now' : 'After that'}, from <Money micro={start} /> on
      </p>
    )
  }
  const from = isNow ? BigInt(start) : received
  return (
    <div className="grid gap-2">
      <p className="text-sm text-soft">
        {isNow ? 'Now' : 'Then'}, until <Money micro={until} /> have come in
      </p>
      {isNow && (
        <Meter
          label="Recouped"
          valueText={`${formatUsd(received - from)} of ${formatUsd(BigInt(until) - from)}`}
          value={Number(received - from)}
          max={Number(BigInt(until) - from)}
        />
      )}
    </div>
  )
}

type SharesProps = {
  shares: readonly ShareInFull[]
  names: ReadonlyMap<string, string>
  /** Royalty shares among the recipients, by address. */
  tokens: ReadonlyMap<string, string>
}

function Shares({ shares, names, tokens }: SharesProps) {
  const nameOf = ({ recipient, nestedSplit }: ShareInFull) =>
    nestedSplit
      ? `Split #${nestedSplit.number}`
      : (tokens.get(recipient) ?? names.get(recipient) ?? recipient)
  return (
    <div className="grid gap-3">
      <ShareBar
        shares={shares.map((share) => ({
          key: share.recipient,
          name: nameOf(share),
          share: share.share,
        }))}
      />
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {shares.map((share, index) => (
          <li
            key={share.recipient}
            className="flex items-center gap-3 border-rule border-b py-2 text-sm"
          >
            <span
              aria-hidden
              className="size-2.5 rounded-full"
              style={{ backgroundColor: tintOf(index) }}
            />
            <span className="min-w-0 flex-1 truncate">
              <Recipient
                share={share}
                name={names.get(share.recipient)}
                token={tokens.get(share.recipient)}
              />
            </span>
            <span className="tabular font-medium">{formatShare(share.share)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type RecipientProps = { share: ShareInFull; name: string | undefined; token: string | undefined }

function Recipient({ share, name, token }: RecipientProps) {
  const { recipient, nestedSplit } = share
  const link = 'underline decoration-stave underline-offset-4 hover:decoration-ink'
  if (nestedSplit) {
    return (
      <Link href={`/split/${nestedSplit.number}`} className={link}>
        Split #{nestedSplit.number}
      </Link>
    )
  }
  if (token) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {token}
        <AccountLabel address={recipient} />
      </span>
    )
  }
  if (name) {
    return (
      <Link href={`/artist/${recipient}`} title={recipient} className={link}>
        {name}
      </Link>
    )
  }
  return <AccountLabel address={recipient} />
}
