import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isHash } from 'viem'
import { TransactionPage } from '@/features/transactions/transaction-page.tsx'

type PageProps = { params: Promise<{ hash: string }> }

export const metadata: Metadata = { title: 'Transaction' }

/** A transaction and what it did. */
export default async function Page({ params }: PageProps) {
  const { hash } = await params
  if (!isHash(hash)) notFound()
  return <TransactionPage hash={hash} />
}
