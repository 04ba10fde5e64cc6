import { type Address, getAddress, type Hex, isAddress } from 'viem'
import { z } from 'zod'

/** Hex of exactly so many bytes. */
export const hexBytes = (length: number) =>
  z.custom<Hex>(
    (value) =>
      typeof value === 'string' && new RegExp(`^0x[0-9a-fA-F]{${2 * length}}$`).test(value),
    `must be ${length} bytes in hex`,
  )

/** An address in any case, given back with its checksum. */
export const address = z
  .custom<Address>((value) => typeof value === 'string' && isAddress(value, { strict: false }), {
    error: 'must be an address',
  })
  .transform((value) => getAddress(value))

/** A whole number below 2^64, as decimal text or as a number. */
export const uint64 = z
  .union([
    z.string().regex(/^\d{1,20}$/, 'must be a whole number'),
    z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  ])
  .transform(BigInt)
  .refine((value) => value < 2n ** 64n, 'must be below 2^64')

export const songId = z
  .number()
  .int()
  .min(1)
  .max(2 ** 32 - 1)
