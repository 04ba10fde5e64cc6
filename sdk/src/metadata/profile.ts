import { z } from 'zod'
import { imageFile, optional, prose, text } from './fields.ts'

/** An artist's profile, version 1. */
export const profileMetadataSchema = z.object({
  type: z.literal('profile').default('profile'),
  version: z.literal(1).default(1),
  name: text(200),
  bio: prose(10_000).default(''),
  avatar: optional(imageFile),
  links: z
    .array(
      z.object({
        label: text(100),
        url: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }),
      }),
    )
    .max(20, 'are more than 20')
    .default([]),
})

export type ProfileMetadata = z.output<typeof profileMetadataSchema>
/** As a form or a file gives it. */
export type ProfileMetadataInput = z.input<typeof profileMetadataSchema>
