'use client'

import { useQuery as useGraphQuery } from '@apollo/client/react'
import { TransactionLinesDocument } from '@stave/sdk/query'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Hash, TransactionReceiptNotFoundError } from 'viem'
import { usePublicClient } from 'wagmi'
import { AccountLabel } from '@/components/chain-links.tsx'
import { CopyButton } from '@/components/copy-button.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { EmptyState, ErrorState } from '@/components/states.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { Section } from '@/features/discover/section.tsx'
import { useConfig } from '@/lib/config/context.tsx'
import { formatCount } from '@/lib/money.ts'
import { linesOfLines } from './line-records.ts'
import { linesOf, transactionQuery } from './records.ts'

/** A transaction: where it stands in the chain, and what it did. */
export function TransactionPage({ hash }: { hash: Hash }) {
  return (
    <div className="page grid grid-cols-1 gap-12 py-10 sm:py-14">
      <header className="grid grid-cols-1 gap-2">
        <p className="eyebrow">Transaction</p>
        <h1 className="flex items-center gap-2">
          <span className="break-all font-mono text-base tracking-normal sm:text-xl">{hash}</span>
          <CopyButton value={hash} label="Copy transaction hash" />
        </h1>
      </header>
      <Receipt hash={hash} />
      <Records hash={hash} />
    </div>
  )
}

function Receipt({ hash }: { hash: Hash }) {
  const { chainId, explorerUrl } = useConfig()
  const client = usePublicClient({ chainId })
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', chainId, hash],
    enabled: Boolean(client),
    queryFn: async () => {
      if (!client) throw new Error('The chain is not there yet.')
      const receipt = await client.getTransactionReceipt({ hash })
      const block = await client.getBlock({ blockNumber: receipt.blockNumber })
      return { receipt, timestamp: Number(block.timestamp) }
    },
  })
  if (error && !data) {
    const isUnknown = error instanceof TransactionReceiptNotFoundError
    return (
      <ErrorState
        title={isUnknown ? 'The chain has no such transaction' : 'The chain does not answer'}
        onRetry={() => void refetch()}
      >
        {isUnknown
          ? 'It may still be on its way, or belong to another chain.'
          : 'Whether the transaction stands can be said once it does.'}
      </ErrorState>
    )
  }
  if (!data) return <Skeleton className="h-16" />
  const { receipt, timestamp } = data
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4 text-sm">
      <Fact label="Status">
        {receipt.status === 'success' ? (
          <span className="text-good">succeeded</span>
        ) : (
          <span className="text-bad">failed, and changed nothing</span>
        )}
      </Fact>
      <Fact label="Block">{formatCount(receipt.blockNumber)}</Fact>
      <Fact label="When">
        <Moment seconds={timestamp} />
      </Fact>
      <Fact label="Sent by">
        <AccountLabel address={receipt.from} />
      </Fact>
      <Fact label="Gas used">{formatCount(receipt.gasUsed)}</Fact>
      {explorerUrl && (
        <Fact label="Elsewhere">
          <a
            href={`${explorerUrl.replace(/\/$/, '')}/tx/${hash}`}
            target="_blank"
            rel="noreferrer"
            className="underline decoration-stave underline-offset-4 hover:decoration-ink"
          >
            Block explorer
          </a>
        </Fact>
      )}
    </dl>
  )
}

function Records({ hash }: { hash: Hash }) {
  const { data, error, refetch } = useGraphQuery(transactionQuery, {
    variables: { hash: hash.toLowerCase() },
  })
  const rest = useGraphQuery(TransactionLinesDocument, {
    variables: { hash: hash.toLowerCase() as Hash },
  })
  if ((error && !data) || (rest.error && !rest.data)) {
    const again = () => void Promise.all([refetch(), rest.refetch()])
    return <ErrorState title="The index does not answer" onRetry={again} />
  }
  if (!data || !rest.data) return <Skeleton className="h-48" />
  const lines = [...linesOf(data), ...linesOfLines(rest.data)]
  if (lines.length === 0) {
    return (
      <EmptyState title="Nothing of Stave’s in it">
        The transaction touched no song, split or tab, or the index has not come to it yet.
      </EmptyState>
    )
  }
  return (
    <Section title="What it did">
      <Table
        label="What it did"
        head={
          <>
            <Head>What</Head>
            <Head className="hidden sm:table-cell">Account</Head>
            <Head end>Amount</Head>
          </>
        }
      >
        {lines.map(({ key, words, href, amount, account }) => (
          <Row key={key}>
            <Cell>
              {href ? (
                <Link href={href} className="hover:underline hover:underline-offset-4">
                  {words}
                </Link>
              ) : (
                words
              )}
            </Cell>
            <Cell className="hidden sm:table-cell">
              {account && <AccountLabel address={account} />}
            </Cell>
            <Cell end>{amount !== undefined && <Money micro={amount} />}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="text-faint">{label}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}
