/** Why a listener may, or may not, play a song; a reason's place is its number on-chain. */
export const accessReasons = [
  'UNKNOWN_SONG',
  'SUSPENDED',
  'NOT_RELEASED',
  'CLOSED',
  'PAYMENT_REQUIRED',
  'OWNER',
  'GIFT',
  'PATRON',
  'SUBSCRIPTION',
] as const
export type AccessReason = (typeof accessReasons)[number]

/** The quality that may be served; a quality's place is its number on-chain. */
export const accessQualities = ['PREVIEW', 'STANDARD', 'LOSSLESS'] as const
export type AccessQuality = (typeof accessQualities)[number]
