import { expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { createRateLimiter } from './rateLimit.ts'

function client(forwarded: string | undefined, trustedProxies?: number): string {
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
  return clientOf(new Request('http://stave.test', { headers }), trustedProxies)
}

test('a client is who the nearest proxy saw, whatever it claims itself', () => {
  expect(client('203.0.113.7')).toBe('203.0.113.7')
  expect(client('8.8.8.8, 9.9.9.9,203.0.113.7 ')).toBe('203.0.113.7')
  expect(client('203.0.113.7:4711')).toBe('203.0.113.7')
  expect(client('::ffff:203.0.113.7')).toBe('203.0.113.7')
})

test('a client behind two proxies is who the outer one saw', () => {
  expect(client('8.8.8.8, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7')
  expect(client('203.0.113.7', 2)).toBe('203.0.113.7')
})

test('a client is its IPv6 network, of which it has every address', () => {
  const network = '2001:db8:0:7::/64'
  expect(client('2001:db8:0:7::1')).toBe(network)
  expect(client('2001:0DB8:0000:0007:aaaa:bbbb:cccc:dddd')).toBe(network)
  expect(client('[2001:db8:0:7::2]:443')).toBe(network)
  expect(client('2001:db8::7:0:0:1')).toBe('2001:db8:0:0::/64')
  expect(client('::1')).toBe('0:0:0:0::/64')
})

test('clients without an address count as one, and no text of theirs is kept', () => {
  for (const nothing of [
    undefined,
    ',',
    'unknown',
    'x'.repeat(9000),
    'fe80::1%eth0',
    '1.2.3.4.5',
  ]) {
    expect(client(nothing)).toBe('unknown')
  }
})

test('a limiter remembers a bounded number of clients, those seen last', () => {
  const take = createRateLimiter({ burst: 1, perSecond: 0.001 })
  take('patient')
  expect(() => take('patient')).toThrow('Too many requests')
  for (let other = 0; other < 49_999; other++) take(`other ${other}`)
  expect(() => take('patient')).toThrow('Too many requests')
  for (let other = 0; other < 50_000; other++) take(`another ${other}`)
  take('patient')
})
