import { isIPv4, isIPv6 } from 'node:net'

/** Clients whose address cannot be told share one name. */
const UNKNOWN = 'unknown'

/**
 * Whom a request counts for: the address that the outermost trusted proxy saw, which is so many entries from the right of
 * `X-Forwarded-For`. What stands further left the client can have made up. Of IPv6 the first 64 bits count, since a
 * client has all addresses below them.
 */
export function clientOf(request: Request, trustedProxies = 1): string {
  const seen = request.headers.get('x-forwarded-for')?.split(',') ?? []
  // With fewer entries than proxies, the leftmost is still what a proxy has seen.
  const entry = seen[Math.max(0, seen.length - trustedProxies)]?.trim() ?? ''
  return networkOf(withoutPort(entry)) ?? UNKNOWN
}

/** Some proxies write `203.0.113.7:5123` and `[2001:db8::1]:5123`. */
function withoutPort(entry: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, '$1')
}

function networkOf(address: string): string | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain) || plain.includes('%')) return undefined
  // A URL writes every spelling of an address in the same way.
  const [left = '', right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::')
  const [head, tail] = [groups(left), groups(right ?? '')]
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':')
}
