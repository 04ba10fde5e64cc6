import { gql, type TypedDocumentNode } from '@apollo/client'
import { formatCount, formatUsd } from '@/lib/money.ts'

type Song = { number: number; title: string }
type Id = { id: string }

/** One thing that a transaction did, with the fields that its kind has. */
type Fields = {
  id: string
  song?: Song
  split?: { number: number }
  listener?: Id
  lane?: { listener: Id }
  account?: string
  plays?: number
  amount?: string
  paid?: string
  fee?: string
  nonce?: string
  name?: string
}

type RecordsData = Made & Partial<Record<Kind, readonly Fields[]>>

/** What a transaction made. */
type Made = {
  newSongs: readonly Song[]
  newSplits: readonly { number: number }[]
  sessionKeys: readonly { keyId: string }[]
  shareChanges: readonly { split: { number: number } }[]
}

/** The kinds of records, in the order in which they are told. */
const kinds = [
  'tabs',
  'plays',
  'credits',
  'payments',
  'withdrawals',
  'deposits',
  'laneWithdrawals',
  'notices',
  'songTransfers',
  'termsChanges',
  'metadataChanges',
  'profileChanges',
] as const
type Kind = (typeof kinds)[number]

/** All that one transaction did, as the subgraph has recorded it. */
export const transactionQuery: TypedDocumentNode<RecordsData, { hash: string }> = gql`
  query Transaction($hash: Bytes!) {
    newSongs: songs(where: { registeredIn: $hash }) {
      number
      title
    }
    newSplits: splits(where: { createdIn: $hash }) {
      number
    }
    sessionKeys(where: { addedIn: $hash }) {
      keyId
    }
    shareChanges(where: { proposedIn: $hash }) {
      split {
        number
      }
    }
    tabs(where: { transaction: $hash }, orderBy: id, first: 200) {
      id
      listener {
        id
      }
      nonce
      paid
    }
    plays(where: { transaction: $hash }, orderBy: id, first: 500) {
      id
      song {
        number
        title
      }
      listener {
        id
      }
      plays
      paid
    }
    credits(where: { transaction: $hash }, orderBy: id, first: 100) {
      id
      amount
      fee
    }
    payments(where: { transaction: $hash }, orderBy: id, first: 500) {
      id
      split {
        number
      }
      amount
    }
    withdrawals(where: { transaction: $hash }, orderBy: id, first: 500) {
      id
      split {
        number
      }
      account: recipient
      amount
    }
    deposits(where: { transaction: $hash }, orderBy: id) {
      id
      lane {
        listener {
          id
        }
      }
      amount
    }
    laneWithdrawals(where: { transaction: $hash }, orderBy: id) {
      id
      lane {
        listener {
          id
        }
      }
      amount
    }
    notices(where: { transaction: $hash }, orderBy: id) {
      id
      lane {
        listener {
          id
        }
      }
      amount
    }
    songTransfers(where: { transaction: $hash }, orderBy: id) {
      id
      song {
        number
        title
      }
      account: to
    }
    termsChanges(where: { transaction: $hash }, orderBy: id) {
      id
      song {
        number
        title
      }
      amount: price
    }
    metadataChanges(where: { transaction: $hash }, orderBy: id) {
      id
      song {
        number
        title
      }
    }
    profileChanges(where: { transaction: $hash }, orderBy: id) {
      id
      name
    }
  }
`

/** A line of the account of what a transaction did. */
export type Line = {
  key: string
  words: string
  /** The page that tells more. */
  href?: string
  /** Micro-USDC. */
  amount?: string
  /** Whose doing or money it was. */
  account?: string
}

/** What a transaction did, in words. */
export function linesOf(data: RecordsData): Line[] {
  const made: Line[] = [
    ...data.newSongs.map(({ number, title }) => ({
      key: `song ${number}`,
      words: `Released “${title}”`,
      href: `/song/${number}`,
    })),
    ...data.newSplits.map(({ number }) => ({
      key: `split ${number}`,
      words: `Created split #${number}`,
      href: `/split/${number}`,
    })),
    ...data.sessionKeys.map(({ keyId }) => ({
      key: keyId,
      words: `Let the device key ${keyId.slice(0, 10)}… sign plays`,
    })),
    ...data.shareChanges.map(({ split }) => ({
      key: `change ${split.number}`,
      words: `Proposed other shares of split #${split.number}`,
      href: `/split/${split.number}`,
    })),
  ]
  const records = kinds.flatMap((kind) => (data[kind] ?? []).map((one) => lineOf(kind, one)))
  return [...made, ...records]
}

function lineOf(kind: Kind, record: Fields): Line {
  const { id, song, split, listener, lane, amount, account } = record
  const songLine = (words: string): Line => ({
    key: id,
    words,
    ...(song && { href: `/song/${song.number}` }),
    ...(account && { account }),
  })
  const laneLine = (words: string): Line => ({
    key: id,
    words,
    ...(amount !== undefined && { amount }),
    ...(lane && { account: lane.listener.id }),
  })
  switch (kind) {
    case 'plays':
      return {
        ...songLine(`${formatCount(record.plays ?? 0)} × “${song?.title}” played`),
        ...(record.paid !== undefined && { amount: record.paid }),
        ...(listener && { account: listener.id }),
      }
    case 'tabs':
      return {
        key: id,
        words: `Settled tab ${record.nonce}`,
        ...(record.paid !== undefined && { amount: record.paid }),
        ...(listener && { account: listener.id }),
      }
    case 'credits':
      return {
        key: id,
        words: `Reached the ledger, after ${formatUsd(BigInt(record.fee ?? 0))} of protocol fee`,
        ...(amount !== undefined && { amount }),
      }
    case 'payments':
      return {
        key: id,
        words: `Credited to split #${split?.number}`,
        href: `/split/${split?.number}`,
        ...(amount !== undefined && { amount }),
      }
    case 'withdrawals':
      return {
        key: id,
        words: `Paid out of split #${split?.number}`,
        href: `/split/${split?.number}`,
        ...(amount !== undefined && { amount }),
        ...(account && { account }),
      }
    case 'deposits':
      return laneLine('Deposited in a tab')
    case 'laneWithdrawals':
      return laneLine('Paid back from a tab')
    case 'notices':
      return laneLine('Gave notice of a withdrawal')
    case 'songTransfers':
      return songLine(`“${song?.title}” changed hands`)
    case 'termsChanges':
      return songLine(`“${song?.title}” costs ${formatUsd(BigInt(amount ?? 0))} a play`)
    case 'metadataChanges':
      return songLine(`Details of “${song?.title}” published`)
    case 'profileChanges':
      return { key: id, words: `Published the name ${record.name}` }
  }
}
