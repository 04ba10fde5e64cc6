import { generateSiweNonce } from 'viem/siwe'
import { z } from 'zod'
import type { Handler, Visit } from '../context.ts'
import { readJson } from '../http/body.ts'
import { writeCookie } from '../http/cookies.ts'
import { hexBytes } from '../http/fields.ts'
import { json } from '../http/json.ts'
import { sessionCookieName, sessionSeconds, signedIn } from '../session/identity.ts'
import { verifySignIn } from '../session/signIn.ts'
import { saveNonce } from '../store/nonces.ts'

const MAX_BODY = 16_384

const signInBody = z.object({
  /** The EIP-4361 message. */
  message: z.string().max(4096),
  /** The wallet's signature, of any length: smart accounts have their own forms. */
  signature: z
    .custom<`0x${string}`>(
      (value) => typeof value === 'string' && /^0x([0-9a-f]{2})+$/i.test(value),
    )
    .optional(),
  /** Instead of it: that of a session key that the listener has registered with this gateway. */
  key: z.object({ x: hexBytes(32), y: hexBytes(32), r: hexBytes(32), s: hexBytes(32) }).optional(),
})

/** GET /session — a nonce to sign in with, and who is signed in. */
export const readSession: Handler = async (context, visit) => {
  const nonce = generateSiweNonce()
  await saveNonce(await context.database(), nonce)
  return json({ nonce, address: (await signedIn(context, visit)) ?? null })
}

/** POST /session — signs in with a wallet (EIP-4361, EIP-1271 too) or, with no pop-up, with a session key. */
export const signIn: Handler = async (context, visit) => {
  const body = await readJson(visit.request, signInBody, MAX_BODY)
  const address = await verifySignIn(context, visit.site, body)
  const token = await context.tokens.signSession({ address, host: visit.site.host }, sessionSeconds)
  return json({ address }, { cookies: [sessionCookie(visit, token, sessionSeconds)] })
}

/** DELETE /session — signs out. */
export const signOut: Handler = (_context, visit) =>
  Promise.resolve(
    new Response(null, {
      status: 204,
      headers: { 'set-cookie': sessionCookie(visit, '', 0) },
    }),
  )

function sessionCookie({ site }: Visit, value: string, maxAgeSeconds: number): string {
  const { secure } = site
  return writeCookie({ name: sessionCookieName(site), value, path: '/', maxAgeSeconds, secure })
}
