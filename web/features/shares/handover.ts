import {
  getShareAddress,
  getShareSplit,
  getShares,
  type ShareTerms,
  type StaveClient,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import { z } from 'zod'

const kept = z.object({
  split: z.number().int().positive(),
  supply: z.number().int().positive(),
  name: z.string(),
  symbol: z.string(),
})

const keyOf = (issuer: Address, split: number) => `stave.shares.${split}.${issuer.toLowerCase()}`

/**
 * Keeps the terms in this browser before a position is handed to the token that they name: only with these very terms
 * can the token be made there, whether from here or with the SDK.
 */
export function keepTerms(issuer: Address, terms: ShareTerms): void {
  localStorage.setItem(keyOf(issuer, terms.split), JSON.stringify(terms))
}

/** Forgets them, once the token is made. */
export function dropTerms(issuer: Address, split: number): void {
  localStorage.removeItem(keyOf(issuer, split))
}

/** Terms that were kept; undefined when there are none, or none that can be used. */
export function keptTerms(issuer: Address, split: number): ShareTerms | undefined {
  try {
    return kept.safeParse(JSON.parse(localStorage.getItem(keyOf(issuer, split)) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** How far somebody is with shares on these terms. */
export type Handover = {
  /** The token was made already. */
  isMade: boolean
  /** A position stands there. */
  isHandedOver: boolean
}

export async function readHandover(
  client: StaveClient,
  { issuer, terms }: { issuer: Address; terms: ShareTerms },
): Promise<Handover> {
  const shares = await getShareAddress(client, { issuer, terms })
  const [madeFor, position] = await Promise.all([
    getShareSplit(client, { shares }),
    getShares(client, { split: terms.split, recipient: shares }),
  ])
  return { isMade: madeFor !== undefined, isHandedOver: position.some((share) => share > 0) }
}
