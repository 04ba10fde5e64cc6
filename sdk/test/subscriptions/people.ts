import { type Address, getAddress, numberToHex } from 'viem'
import { getDeployment } from '../../src/addresses.ts'
import { admin } from '../splits/people.ts'

const made = (prefix: bigint, count: number): Address[] =>
  Array.from({ length: count }, (_, index) =>
    getAddress(numberToHex((prefix << 152n) + BigInt(index), { size: 20 })),
  )

/** Who listens, and pays for it or not. */
export const listeners = made(0xf1n, 4)
/** Who owns songs; the last one has no split for patronage. */
export const artists = made(0xa1n, 4)
/** Collects, credits and rolls over. */
export const [keeper] = made(0xc1n, 1) as [Address]

/** Who has the roles, an ADMIN without a delay among them. */
export const governance = { ...getDeployment(31337).roles, admin }

const names = new Map<Address, string>([
  ...listeners.map((address, index) => [address, `listener ${index}`] as const),
  ...artists.map((address, index) => [address, `artist ${index}`] as const),
  [keeper, 'keeper'],
  ...Object.entries(governance).map(([role, address]) => [address, role] as const),
])

/** An address as a person reads it. */
export function nameOf(address: Address): string {
  return names.get(getAddress(address)) ?? address
}
