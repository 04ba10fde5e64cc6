import { describe, expect, test } from 'vitest'
import { account } from '../../../test/chain.ts'
import { signText, testGateway } from '../../../test/gateway/harness.ts'

const stave = testGateway()
const fan = account(6)

async function signedIn(cookie: string, headers: Record<string, string> = {}) {
  const answer = await stave.call('GET', 'session', { headers: { cookie, ...headers } })
  return (await answer.json()).address
}

async function signIn(fields: Parameters<typeof stave.signInMessage>[2] = {}) {
  const message = await stave.signInMessage(fan, stave.gateway, fields)
  const signature = await fan.signMessage({ message })
  const answer = await stave.call('POST', 'session', { body: { message, signature } })
  return { message, signature, answer }
}

describe('a wallet', () => {
  test('signs in, is known by its cookie, and signs out', async () => {
    const { answer } = await signIn()
    expect(answer.status).toBe(200)
    const cookie = answer.headers.get('set-cookie')
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).toMatch(/Max-Age=604800/)
    expect(await signedIn(answer.cookies)).toBe(fan.address)
    const out = await stave.call('DELETE', 'session', { headers: { cookie: answer.cookies } })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/)
  })

  test('gets a cookie for https alone when it came by https', async () => {
    const message = await stave.signInMessage(fan)
    const signature = await fan.signMessage({ message })
    const headers = { 'x-forwarded-proto': 'https' }
    const answer = await stave.call('POST', 'session', { body: { message, signature }, headers })
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-stave-session=.*; Secure$/)
    expect(await signedIn(answer.cookies, headers)).toBe(fan.address)
  })

  test('cannot use a message twice', async () => {
    const { message, signature } = await signIn()
    const again = await stave.call('POST', 'session', { body: { message, signature } })
    expect(again.status).toBe(401)
    const problem = await again.json()
    expect(problem).toMatchObject({ code: 'SIGN_IN_INVALID', status: 401 })
    expect(problem.detail).toMatch(/nonce has been used.*sign in again/)
  })

  test.each([
    ['another site', { domain: 'evil.test' }, 'signed for evil.test'],
    ['another page’s uri', { uri: 'http://evil.test' }, 'was signed for'],
    ['another chain', { chainId: 1 }, 'names chain 1'],
    ['a time that has passed', { expirationTime: new Date(Date.now() - 1000) }, 'has expired'],
    ['a nonce of its own making', { nonce: 'abcdefghijklmnop' }, 'nonce'],
  ])('is refused with a message for %s', async (_, fields, detail) => {
    const { answer } = await signIn(fields)
    expect(answer.status).toBe(401)
    expect((await answer.json()).detail).toContain(detail)
  })

  test('is refused with somebody else’s signature', async () => {
    const message = await stave.signInMessage(fan)
    const signature = await account(7).signMessage({ message })
    const answer = await stave.call('POST', 'session', { body: { message, signature } })
    expect(answer.status).toBe(401)
    // The forger has not used the nonce up.
    const own = await fan.signMessage({ message })
    const body = { message, signature: own }
    expect((await stave.call('POST', 'session', { body })).status).toBe(200)
  })
})

describe('a smart account', () => {
  test('is asked whether the signature is its own', async () => {
    const address = '0x00000000000000000000000000000000000051de'
    // Answers every call with the EIP-1271 magic value.
    const says = (value: string) => `0x63${value}60e01b5f5260205ff3` as const
    const miner = stave.chain.miner()
    await miner.setCode({ address, bytecode: says('1626ba7e') })
    const message = await stave.signInMessage({ address })
    const body = { message, signature: `0x${'12'.repeat(65)}` }
    await miner.setCode({ address, bytecode: says('ffffffff') })
    expect((await stave.call('POST', 'session', { body })).status).toBe(401)
    await miner.setCode({ address, bytecode: says('1626ba7e') })
    expect((await stave.call('POST', 'session', { body })).status).toBe(200)
  })
})

describe('a session key', () => {
  test('signs its listener in without the wallet', async () => {
    const listener = await stave.newListener()
    expect(await signedIn(await stave.signIn(listener))).toBe(listener.address)
  })

  test('signs nobody else in, and nobody once it is revoked', async () => {
    const listener = await stave.newListener()
    const other = await stave.signInMessage(fan)
    const forged = { message: other, key: await signText(listener.key, other) }
    expect((await stave.call('POST', 'session', { body: forged })).status).toBe(401)

    const wallet = stave.chain.wallet(listener.index)
    const { address: gateway } = account(9)
    const hash = await wallet.revokeSessionKey({ gateway, keyId: listener.key.id })
    await wallet.waitForReceipt({ hash })
    await expect(stave.signIn(listener)).rejects.toThrow('SIGN_IN_INVALID')
  })
})
