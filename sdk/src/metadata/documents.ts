import { z } from 'zod'
import { cid, imageFile, optional, prose, text } from './fields.ts'
import { MAX_MESSAGE_LENGTH } from './limits.ts'

/** What is said with a tip, version 1. */
export const messageMetadataSchema = z.object({
  type: z.literal('message'),
  version: z.literal(1).default(1),
  text: prose(MAX_MESSAGE_LENGTH).trim().min(1, 'is missing'),
})

/** What a tier of patronage brings, version 1. */
export const perksMetadataSchema = z.object({
  type: z.literal('perks'),
  version: z.literal(1).default(1),
  name: text(200),
  description: prose(10_000).default(''),
  perks: z.array(text(200)).max(50, 'are more than 50').default([]),
})

/** An edition, version 1; `name`, `description` and `image` are what marketplaces read (ERC-1155). */
export const editionMetadataSchema = z.object({
  type: z.literal('edition'),
  version: z.literal(1).default(1),
  name: text(200),
  description: prose(10_000).default(''),
  image: optional(
    z
      .string()
      .startsWith('ipfs://', 'must begin with ipfs://')
      .refine((url) => cid.safeParse(url.slice('ipfs://'.length)).success, 'is not an IPFS CID'),
  ),
  artwork: optional(imageFile),
})

/** As a form or a file gives them. */
export type MessageMetadataInput = z.input<typeof messageMetadataSchema>
export type PerksMetadataInput = z.input<typeof perksMetadataSchema>
export type EditionMetadataInput = z.input<typeof editionMetadataSchema>
