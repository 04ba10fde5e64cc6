import { request } from 'node:http'
import { expect, test } from 'vitest'
import { startNode } from './testing.ts'

/** Sends headers that fetch does not let anyone set; resolves to the status and CORS headers. */
function send(url: string, method: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; allowed: string | undefined }>(
    (resolve, reject) => {
      const sent = request(url, { method, headers }, (response) => {
        response.resume()
        const allowed = response.headers['access-control-allow-origin']
        response.once('end', () => resolve({ status: response.statusCode, allowed }))
      })
      sent.once('error', reject)
      sent.end()
    },
  )
}

test('only programs and pages of this machine may use the RPC', async () => {
  const { apiUrl } = await startNode()
  const url = `${apiUrl}/api/v0/version`
  const call = (headers: Record<string, string>) => send(url, 'POST', headers)
  expect(await call({})).toEqual({ status: 200, allowed: undefined })
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://[::1]:1']) {
    expect(await call({ Origin: origin })).toEqual({ status: 200, allowed: origin })
    const asked = { Origin: origin, 'Access-Control-Request-Method': 'POST' }
    expect(await send(url, 'OPTIONS', asked)).toEqual({ status: 204, allowed: origin })
  }
  const strangers = ['https://evil.example', 'http://localhost.evil.example', 'null', 'file://']
  for (const origin of strangers) {
    expect(await call({ Origin: origin })).toEqual({ status: 403, allowed: undefined })
    expect((await send(url, 'OPTIONS', { Origin: origin })).status).toBe(403)
  }
  expect((await call({ Referer: 'https://evil.example/page' })).status).toBe(403)
  expect((await call({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
})

test('a site whose name points at this machine is still a stranger', async () => {
  const { apiUrl } = await startNode()
  const rebound = { Host: 'evil.example', Origin: 'http://evil.example' }
  expect((await send(`${apiUrl}/api/v0/version`, 'POST', rebound)).status).toBe(403)
})

test('origins can be let in by name', async () => {
  const origin = 'https://studio.example'
  const { apiUrl } = await startNode({ allowedOrigins: [origin] })
  const url = `${apiUrl}/api/v0/version`
  expect(await send(url, 'POST', { Origin: origin })).toEqual({ status: 200, allowed: origin })
})

test('content can be read by any page, but never runs as a page of this machine', async () => {
  const { client, apiUrl, gatewayUrl } = await startNode()
  const { cid } = await client.add('<!doctype html><script>alert(1)</script>')
  for (const url of [apiUrl, gatewayUrl]) {
    const { headers } = await fetch(`${url}/ipfs/${cid}`)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toContain('Content-Range')
    expect(headers.get('content-security-policy')).toBe('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  expect((await fetch(`${gatewayUrl}/api/v0/version`, { method: 'POST' })).status).toBe(404)
})
