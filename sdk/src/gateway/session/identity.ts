import type { Address } from 'viem'
import type { Context, Visit } from '../context.ts'
import { readCookie, writeCookie } from '../http/cookies.ts'
import type { Site } from '../http/origin.ts'
import { ProblemError } from '../http/problem.ts'

export const sessionSeconds = 7 * 86_400

/** Browsers refuse the `__Host-` prefix without https, and with it refuse what a sibling domain has set. */
export function sessionCookieName({ secure }: Site): string {
  return secure ? '__Host-stave-session' : 'stave-session'
}

/** Who is signed in. */
export async function signedIn(
  { tokens }: Context,
  { request, site }: Visit,
): Promise<Address | undefined> {
  const token = readCookie(request, sessionCookieName(site))
  return token === undefined ? undefined : await tokens.readSession(token, site.host)
}

/** Who is signed in. Throws `ProblemError` SIGN_IN_REQUIRED when nobody is. */
export async function requireSignIn(context: Context, visit: Visit): Promise<Address> {
  const address = await signedIn(context, visit)
  if (address !== undefined) return address
  const detail = 'Nobody is signed in. Sign in with your wallet, then try again.'
  throw new ProblemError({ status: 401, code: 'SIGN_IN_REQUIRED', detail })
}

const streamCookieName = 'stave-stream'

/** The listener of a stream: by the play's own token, or by the session. */
export async function listenerOf(
  context: Context,
  visit: Visit,
  song: number,
): Promise<Address | undefined> {
  const token = readCookie(visit.request, streamCookieName)
  const listener = token === undefined ? undefined : await context.tokens.readStream(token, song)
  return listener ?? (await signedIn(context, visit))
}

/** A cookie that lets the listener hear one song, sent to that song's stream alone. */
export async function streamCookie(
  { tokens, basePath }: Context,
  { site }: Visit,
  { listener, song, seconds }: { listener: Address; song: number; seconds: number },
): Promise<string> {
  return writeCookie({
    name: streamCookieName,
    value: await tokens.signStream({ listener, song }, seconds),
    path: `${basePath}/stream/${song}`,
    maxAgeSeconds: seconds,
    secure: site.secure,
  })
}
