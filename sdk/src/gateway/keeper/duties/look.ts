import { type Address, encodeFunctionData, type Hex } from 'viem'
import { englishAuctionsAbi, patronageAbi, subscriptionsAbi } from '../../../abis.ts'
import { getEnglishAuction } from '../../../actions/auctions/getEnglishAuction.ts'
import { getPatron } from '../../../actions/patronage/getPatron.ts'
import { getSubscriber } from '../../../actions/subscriptions/getSubscriber.ts'
import { SUBSCRIPTION_GRACE } from '../../../actions/subscriptions/tiers.ts'
import { EnglishAuctionsUnknownAuctionError } from '../../../errors/englishAuctions.ts'
import { PATRONAGE_GRACE } from '../../../patronage/terms.ts'
import type { Duty } from '../../store/schema.ts'
import type { KeeperContext } from '../context.ts'
import { lookAtEpoch } from './epochs.ts'

/** What is to be done for a duty: a call now, nothing before a time, or nothing at all. */
export type Look = { to: Address; data: Hex } | { dueAt: number } | 'nothing'

export type LookOptions = {
  /** Unix seconds. */
  now: number
  /** Whether the chain's events have been read up to the newest. */
  isCaughtUp: boolean
}

/** Asks the chain what is to be done: it alone knows, whatever this keeper or another one has done before. */
export function lookAt(context: KeeperContext, duty: Duty, options: LookOptions): Promise<Look> {
  switch (duty.kind) {
    case 'patronage':
      return lookAtPatronage(context, duty.subject, options)
    case 'subscription':
      return lookAtSubscription(context, duty.subject, options)
    case 'auction':
      return lookAtAuction(context, Number(duty.subject), options)
    case 'epoch':
      return lookAtEpoch(context, Number(duty.subject), options)
  }
}

async function lookAtPatronage(
  { chain, contracts }: KeeperContext,
  subject: string,
  { now }: LookOptions,
): Promise<Look> {
  const [artist, patron] = subject.split(' ') as [Address, Address]
  const to = contracts.Patronage
  const { renewal, paidUntil } = await getPatron(chain.client, { artist, patron, address: to })
  if (renewal !== 'AUTOMATIC' || now >= paidUntil + PATRONAGE_GRACE) return 'nothing'
  if (now < paidUntil) return { dueAt: paidUntil }
  const call = { abi: patronageAbi, functionName: 'collect', args: [artist, patron] } as const
  return { to, data: encodeFunctionData(call) }
}

async function lookAtSubscription(
  { chain, contracts }: KeeperContext,
  subject: string,
  { now }: LookOptions,
): Promise<Look> {
  const listener = subject as Address
  const to = contracts.Subscriptions
  const { automatic, paidUntil } = await getSubscriber(chain.client, { listener, address: to })
  if (!automatic || now >= paidUntil + SUBSCRIPTION_GRACE) return 'nothing'
  if (now < paidUntil) return { dueAt: paidUntil }
  const call = { abi: subscriptionsAbi, functionName: 'collect', args: [listener] } as const
  return { to, data: encodeFunctionData(call) }
}

async function lookAtAuction(
  { chain, contracts }: KeeperContext,
  auction: number,
  { now }: LookOptions,
): Promise<Look> {
  const to = contracts.EnglishAuctions
  const stored = await getEnglishAuction(chain.client, { auction, address: to }).catch((error) => {
    // A reorganisation has undone it.
    if (error instanceof EnglishAuctionsUnknownAuctionError) return undefined
    throw error
  })
  if (stored?.stage !== 'OPEN') return 'nothing'
  if (now < stored.endsAt) return { dueAt: stored.endsAt }
  const call = { abi: englishAuctionsAbi, functionName: 'settle', args: [auction] } as const
  return { to, data: encodeFunctionData(call) }
}
