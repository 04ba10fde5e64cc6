import { gql, type TypedDocumentNode } from '@apollo/client'
import { formatCount, formatUsd } from '@/lib/money.ts'

type Song = { number: number; title: string }
type Id = { id: string }

/** One thing that a transaction did, with the fields that its kind has. */
export type ChainRecord = {
  __typename: string
  id: string
  song?: Song
  split?: { number: number }
  listener?: Id
  lane?: { listener: Id }
  account?: string
  kind?: string
  plays?: number
  amount?: string
  paid?: string
  fee?: string
  nonce?: string
  name?: string
}

type RecordsData = {
  chainRecords: ChainRecord[]
  songs: Song[]
  splits: { number: number }[]
  sessionKeys: { keyId: string }[]
  shareChanges: { split: { number: number } }[]
}

/** All that one transaction did, as the subgraph has recorded it. */
export const transactionQuery: TypedDocumentNode<RecordsData, { hash: string }> = gql`
  query Transaction($hash: Bytes!) {
    chainRecords(where: { transaction: $hash }, orderBy: id, first: 500) {
      __typename
      id
      ... on Play {
        song {
          number
          title
        }
        listener {
          id
        }
        kind
        plays
        paid
      }
      ... on Tab {
        listener {
          id
        }
        nonce
        paid
      }
      ... on Credit {
        amount
        fee
      }
      ... on Payment {
        split {
          number
        }
        amount
      }
      ... on Withdrawal {
        split {
          number
        }
        account: recipient
        amount
      }
      ... on Deposit {
        lane {
          listener {
            id
          }
        }
        amount
      }
      ... on LaneWithdrawal {
        lane {
          listener {
            id
          }
        }
        amount
      }
      ... on Notice {
        lane {
          listener {
            id
          }
        }
        amount
      }
      ... on SongTransfer {
        song {
          number
          title
        }
        account: to
      }
      ... on TermsChange {
        song {
          number
          title
        }
        amount: price
      }
      ... on MetadataChange {
        song {
          number
          title
        }
      }
      ... on ProfileChange {
        name
      }
    }
    songs(where: { registeredIn: $hash }) {
      number
      title
    }
    splits(where: { createdIn: $hash }) {
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
    ...data.songs.map(({ number, title }) => ({
      key: `song ${number}`,
      words: `Released “${title}”`,
      href: `/song/${number}`,
    })),
    ...data.splits.map(({ number }) => ({
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
  return [...made, ...data.chainRecords.map(lineOf)]
}

function lineOf(record: ChainRecord): Line {
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
  switch (record.__typename) {
    case 'Play':
      return {
        ...songLine(`${formatCount(record.plays ?? 0)} × “${song?.title}” played`),
        ...(record.paid !== undefined && { amount: record.paid }),
        ...(listener && { account: listener.id }),
      }
    case 'Tab':
      return {
        key: id,
        words: `Settled tab ${record.nonce}`,
        ...(record.paid !== undefined && { amount: record.paid }),
        ...(listener && { account: listener.id }),
      }
    case 'Credit':
      return {
        key: id,
        words: `Reached the ledger, after ${formatUsd(BigInt(record.fee ?? 0))} of protocol fee`,
        ...(amount !== undefined && { amount }),
      }
    case 'Payment':
      return {
        key: id,
        words: `Credited to split #${split?.number}`,
        href: `/split/${split?.number}`,
        ...(amount !== undefined && { amount }),
      }
    case 'Withdrawal':
      return {
        key: id,
        words: `Paid out of split #${split?.number}`,
        href: `/split/${split?.number}`,
        ...(amount !== undefined && { amount }),
        ...(account && { account }),
      }
    case 'Deposit':
      return laneLine('Deposited in a tab')
    case 'LaneWithdrawal':
      return laneLine('Paid back from a tab')
    case 'Notice':
      return laneLine('Gave notice of a withdrawal')
    case 'SongTransfer':
      return songLine(`“${song?.title}” changed hands`)
    case 'TermsChange':
      return songLine(`“${song?.title}” costs ${formatUsd(BigInt(amount ?? 0))} a play`)
    case 'MetadataChange':
      return songLine(`Details of “${song?.title}” published`)
    case 'ProfileChange':
      return { key: id, words: `Published the name ${record.name}` }
    default:
      return { key: id, words: record.__typename.replace(/([a-z])([A-Z])/g, '$1 $2') }
  }
}
