import { ProblemError } from './problem.ts'

/** Where the browser believes to be. */
export type Site = {
  /** Such as `stave.example` or `127.0.0.1:3000`: what a sign-in message names as its domain. */
  host: string
  /** Whether the browser came by https. */
  secure: boolean
}

/** `origin`, when configured, wins; otherwise the request's own headers tell. */
export function siteOf(request: Request, origin: string | undefined): Site {
  const url = new URL(origin ?? request.url)
  if (origin !== undefined) return { host: url.host, secure: url.protocol === 'https:' }
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return {
    host: request.headers.get('host') ?? url.host,
    secure: (forwarded ?? url.protocol.slice(0, -1)) === 'https',
  }
}

/** Refuses a request that changes something when another site's page sent it. */
export function checkOrigin(request: Request, site: Site): void {
  const origin = request.headers.get('origin')
  const fromElsewhere =
    origin === null
      ? request.headers.get('sec-fetch-site') === 'cross-site'
      : hostOf(origin) !== site.host
  if (!fromElsewhere) return
  const detail = `This request came from another site. Send it from a page of ${site.host}.`
  throw new ProblemError({ status: 403, code: 'ORIGIN_REFUSED', detail })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
