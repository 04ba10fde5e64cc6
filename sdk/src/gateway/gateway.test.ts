import { describe, expect, test } from 'vitest'
import { gatewayAddress, testGateway } from '../../test/gateway/harness.ts'
import { createGateway } from './gateway.ts'
import { ForeignDatabaseError } from './store/database.ts'

const stave = testGateway()

describe('a client', () => {
  test('that asks for what is not there, or in the wrong way, is told so', async () => {
    expect((await stave.call('GET', 'nothing')).status).toBe(404)
    expect((await stave.call('GET', 'toString')).status).toBe(404)
    expect((await stave.call('GET', 'stream')).status).toBe(404)
    const wrong = await stave.call('POST', 'tabs')
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('GET, PUT')
  })

  test('learns whom to pay and for whom to wrap a song', async () => {
    const answer = await stave.call('GET', 'gateway')
    expect(await answer.json()).toMatchObject({
      address: gatewayAddress,
      chainId: 31337,
      previewSeconds: 30,
      maxItems: 400,
      encryptionPublicKey: expect.stringMatching(/^0x0[23][0-9a-f]{64}$/),
    })
  })
})

describe('a database', () => {
  test('of another gateway is refused', async () => {
    const privateKey = `0x${'11'.repeat(32)}` as const
    await stave.gateway.ready()
    const stranger = createGateway({ ...stave.config(), privateKey })
    await expect(stranger.ready()).rejects.toThrow(ForeignDatabaseError)
    await stranger.close()
  })
})
