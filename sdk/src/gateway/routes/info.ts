import { previewSeconds } from '../config.ts'
import type { Handler } from '../context.ts'
import { json } from '../http/json.ts'

/** GET /gateway — what anyone may know: whom to open a lane with, and for whose key to wrap songs. */
export const info: Handler = (context) => {
  const { config, gateway, encryptionPublicKey, maxItems, uploads, tabs } = context
  const { chainId } = config
  const body = {
    address: gateway,
    chainId,
    tabs,
    encryptionPublicKey,
    previewSeconds,
    maxItems,
    limits: uploads,
  }
  return Promise.resolve(json(body, { headers: { 'cache-control': 'public, max-age=60' } }))
}
