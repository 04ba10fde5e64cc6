import type { IncomingHttpHeaders } from 'node:http'

/** Says whether a request may use the RPC. */
export type OriginRule = (headers: IncomingHttpHeaders) => boolean

const localHostnames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Makes the rule: programs (which send no Origin) and pages served from this machine or from one
 * of `allowedOrigins` may call, pages of any other site may not. The Host header is not trusted,
 * because a site can point its own name at 127.0.0.1.
 */
export function originRule(host: string, allowedOrigins: readonly string[]): OriginRule {
  const hostname = host.includes(':') ? `[${host}]` : host
  const isAllowed = (origin: string) => {
    if (allowedOrigins.includes(origin)) return true
    if (!URL.canParse(origin)) return false
    const url = new URL(origin)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
    return localHostnames.has(url.hostname) || url.hostname === hostname
  }
  return ({ origin, referer, ...headers }) => {
    if (origin !== undefined) return isAllowed(origin)
    if (referer !== undefined) return URL.canParse(referer) && isAllowed(new URL(referer).origin)
    // A browser that hides both says at least that the call comes from another site.
    return headers['sec-fetch-site'] !== 'cross-site'
  }
}
