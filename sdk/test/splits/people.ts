import { type Address, getAddress, zeroAddress } from 'viem'
import { splitOfRecipient } from '../../src/splits/recipients.ts'
import { account } from '../chain.ts'

/** Who may hold shares: the treasury, as the deployment has it, and five more of anvil's accounts. */
export const people = [4, 5, 6, 7, 8, 9].map(account)

/** Pays for everything. */
export const fan = account(0).address

/** Who has the role ADMIN in the deployment, behind a delay. */
export const delayedAdmin = account(1).address

/** An ADMIN without a delay; see `prepare`. */
export const admin = getAddress('0xAd00000000000000000000000000000000000000')

/** Pauses payments in. */
export const guardian = account(2).address

const names = new Map<Address, string>([
  ...['treasury', 'ada', 'ben', 'cai', 'dan', 'eva'].map(
    (name, index) => [people[index]?.address ?? zeroAddress, name] as const,
  ),
  [fan, 'fan'],
  [admin, 'admin'],
  [guardian, 'guardian'],
  [zeroAddress, 'nobody'],
])

/** An address as a person reads it. */
export function nameOf(address: Address): string {
  const split = splitOfRecipient(address)
  return names.get(address) ?? (split === undefined ? address : `split ${split}`)
}
