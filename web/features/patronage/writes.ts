import {
  simulateAcceptTierTerms,
  simulateCancelPatronage,
  simulateGiftPatronage,
  simulateJoinPatronage,
  simulateRenewPatronage,
  simulateSetAutomaticPatronage,
} from '@stave/sdk/actions'
import type { Address } from 'viem'
import type { Write } from '@/features/transactions/use-transactor.tsx'
import { type TierOffer, tierName } from './tiers.ts'

type Join = { artist: Address; tier: TierOffer; months: number }

export function joinWrite({
  artist,
  tier,
  months,
  automatic,
}: Join & { automatic: boolean }): Write {
  const renewal = automatic ? 'AUTOMATIC' : 'MANUAL'
  const { number, version } = tier
  return {
    title: `Join ${tierName(tier)}`,
    prepare: (client) =>
      simulateJoinPatronage(client, { artist, tier: number, version, months, renewal }),
  }
}

export function giftWrite({ artist, tier, months, patron }: Join & { patron: Address }): Write {
  const { number, version } = tier
  return {
    title: `Give ${tierName(tier)}`,
    prepare: (client) =>
      simulateGiftPatronage(client, { artist, patron, tier: number, version, months }),
  }
}

export function renewWrite({
  artist,
  months,
  maximum,
}: {
  artist: Address
  months: number
  maximum: bigint
}): Write {
  return {
    title: `Renew for ${months} ${months === 1 ? 'month' : 'months'}`,
    prepare: (client) => simulateRenewPatronage(client, { artist, months, maximum }),
  }
}

export function automaticWrite({
  artist,
  automatic,
  maximum,
}: {
  artist: Address
  automatic: boolean
  maximum: bigint
}): Write {
  return {
    title: automatic ? 'Renew by itself' : 'Renew by hand',
    prepare: (client) => simulateSetAutomaticPatronage(client, { artist, automatic, maximum }),
  }
}

export function acceptTermsWrite({ artist, version }: { artist: Address; version: number }): Write {
  return {
    title: 'Accept the new terms',
    prepare: (client) => simulateAcceptTierTerms(client, { artist, version }),
  }
}

export function cancelWrite(artist: Address): Write {
  return {
    title: 'Cancel the patronage',
    prepare: (client) => simulateCancelPatronage(client, { artist }),
  }
}
