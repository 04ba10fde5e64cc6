import { beforeAll, describe, expect, test } from 'vitest'
import { createGateway } from '../../../src/gateway/index.ts'
import { createTokens } from '../../../src/gateway/session/tokens.ts'
import { account } from '../../chain.ts'
import { gatewayAddress, host, testGateway } from '../harness.ts'

const stave = testGateway()
const fan = account(6)
const issuer = `${gatewayAddress} 31337`
let cookie: string

beforeAll(async () => {
  const message = await stave.signInMessage(fan)
  const signature = await fan.signMessage({ message })
  cookie = (await stave.call('POST', 'session', { body: { message, signature } })).cookies
})

/** Who the gateway takes the sender to be. */
async function senderOf(cookies: string, { to = stave.gateway, headers = {} } = {}) {
  const answer = await stave.call('GET', 'session', {
    headers: { cookie: cookies, ...headers },
    to,
  })
  return (await answer.json()).address
}

/** A session's token in its parts. */
function parts(): [header: string, payload: string, signature: string] {
  return cookie.split('=')[1]?.split('.') as [string, string, string]
}

function named(token: string): string {
  return `stave-session=${token}`
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a session cookie', () => {
  test('as it was given signs its owner in', async () => {
    expect(await senderOf(cookie)).toBe(fan.address)
  })

  test('that is forged signs nobody in, and gets nothing that needs a sign-in', async () => {
    const [header, payload, signature] = parts()
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const stolen = encode({ ...claims, sub: account(7).address })
    const forger = createTokens({ secret: 'x'.repeat(32), issuer })
    const forgeries = [
      `${header}.${stolen}.${signature}`,
      `${encode({ alg: 'none' })}.${stolen}.`,
      `${header}.${payload}.${signature.slice(0, -2)}`,
      `${header}.${payload}`,
      await forger.signSession({ address: fan.address, host }, 60),
      'x'.repeat(5000),
    ]
    for (const forgery of forgeries) {
      expect(await senderOf(named(forgery))).toBeNull()
      const answer = await stave.call('GET', 'tabs', { headers: { cookie: named(forgery) } })
      expect(answer.status).toBe(401)
      expect((await answer.json()).detail).toMatch(/Sign in with your wallet, then try again/)
    }
  })

  test('that has expired signs nobody in', async () => {
    const tokens = createTokens({ secret: stave.config().sessionSecret, issuer })
    const session = { address: fan.address, host }
    expect(await senderOf(named(await tokens.signSession(session, 60)))).toBe(fan.address)
    expect(await senderOf(named(await tokens.signSession(session, -1)))).toBeNull()
  })

  test('of another gateway, chain or purpose signs nobody in', async () => {
    const { sessionSecret: secret } = stave.config()
    const session = { address: fan.address, host }
    for (const other of [`${account(8).address} 31337`, `${gatewayAddress} 1`]) {
      const tokens = createTokens({ secret, issuer: other })
      expect(await senderOf(named(await tokens.signSession(session, 60)))).toBeNull()
    }
    const stream = { listener: fan.address, song: 1 }
    const ownTokens = createTokens({ secret, issuer })
    expect(await senderOf(named(await ownTokens.signStream(stream, 60)))).toBeNull()
  })

  test('stolen to another origin signs nobody in there', async () => {
    const elsewhere = createGateway({ ...stave.config(), origin: 'https://evil.test' })
    for (const name of ['stave-session', '__Host-stave-session']) {
      const [, token] = cookie.split('=')
      expect(await senderOf(`${name}=${token}`, { to: elsewhere })).toBeNull()
    }
    expect(await senderOf(cookie, { headers: { host: 'evil.test' } })).toBeNull()
    await elsewhere.close()
  })

  test('got by a sign-in for another origin is not given out by a site that knows its own', async () => {
    const site = createGateway({ ...stave.config(), origin: `http://${host}` })
    const message = await stave.signInMessage(fan, site, {
      domain: 'evil.test',
      uri: 'http://evil.test',
    })
    const body = { message, signature: await fan.signMessage({ message }) }
    const headers = { host: 'evil.test', origin: 'http://evil.test' }
    const answers = [
      await stave.call('POST', 'session', { body, headers, to: site }),
      await stave.call('POST', 'session', { body, headers: { host: 'evil.test' }, to: site }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 401])
    for (const answer of answers) expect(answer.cookies).toBe('')
    await site.close()
  })

  test('sent along by a page of another origin changes nothing', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      for (const [method, path] of [
        ['DELETE', 'session'],
        ['POST', 'upload'],
        ['PUT', 'tabs'],
      ] as const) {
        const answer = await stave.call(method, path, { headers: { cookie, ...headers } })
        expect(answer.status).toBe(403)
        expect(await answer.json()).toMatchObject({
          code: 'ORIGIN_REFUSED',
          detail: expect.stringMatching(/Send it from a page of stave.test/),
        })
      }
    }
  })
})
