import { getAddress, type Hex, isAddress } from 'viem'
import { z } from 'zod'
import { isCid } from './cid.ts'

const utf8 = new TextEncoder()

/** Text of at least one character and at most `maximum` bytes, as the contracts count. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, 'is missing')
    .refine((value) => utf8.encode(value).length <= maximum, `is longer than ${maximum} bytes`)

/** Text that may be empty. */
export const prose = (maximum: number) =>
  z.string().max(maximum, `is longer than ${maximum} characters`)

/** A field that may be left out; `null` and empty text count as left out. */
export const optional = <schema extends z.ZodType>(schema: schema) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional())

export const whole = (minimum: number, maximum: number) => {
  const rule = `must be a whole number from ${minimum} to ${maximum}`
  return z.number(rule).int(rule).min(minimum, rule).max(maximum, rule)
}

export const cid = z.string('is missing').refine(isCid, 'is not an IPFS CID')

export const hexBytes = (length: number) =>
  z.custom<Hex>(
    (value) =>
      typeof value === 'string' && new RegExp(`^0x[0-9a-fA-F]{${2 * length}}$`).test(value),
    `must be ${length} bytes in hex`,
  )

export const address = z
  .string()
  .refine((value) => isAddress(value, { strict: false }), 'is not an address')
  .transform((value) => getAddress(value))

export const imageFile = z.object({
  cid,
  mime: z.string('is missing').regex(/^image\/(jpeg|png|webp|avif|gif|svg\+xml)$/, {
    error: 'must be a JPEG, PNG, WebP, AVIF, GIF or SVG image',
  }),
})
