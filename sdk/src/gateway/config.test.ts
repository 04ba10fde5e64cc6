import { expect, test } from 'vitest'
import { readGatewayEnvironment } from './config.ts'

const environment = {
  CHAIN_ID: '31337',
  RPC_URL: 'http://127.0.0.1:8545',
  DATABASE_URL: 'postgres://stave:secret@127.0.0.1:5432/stave',
  IPFS_API_URL: 'http://127.0.0.1:5001',
  IPFS_GATEWAY_URL: 'http://127.0.0.1:8080',
  GATEWAY_PRIVATE_KEY: `0x${'11'.repeat(32)}`,
  GATEWAY_SESSION_SECRET: 'x'.repeat(32),
  GATEWAY_ENCRYPTION_KEY: `0x${'22'.repeat(32)}`,
}

test('a gateway is configured by its environment', () => {
  const more = { SUBGRAPH_URL: 'http://127.0.0.1:8000/x', GATEWAY_TRUSTED_PROXIES: '2' }
  expect(readGatewayEnvironment({ ...environment, ...more })).toMatchObject({
    chainId: 31337,
    subgraphUrl: 'http://127.0.0.1:8000/x',
    trustedProxies: 2,
    origin: undefined,
  })
})

test('what is missing or malformed is named, and no secret is shown', () => {
  for (const [name, value] of [
    ['GATEWAY_TRUSTED_PROXIES', '0'],
    ['GATEWAY_PRIVATE_KEY', '0x1234'],
    ['GATEWAY_SESSION_SECRET', 'short'],
    ['DATABASE_URL', 'secret'],
  ] as const) {
    const read = () => readGatewayEnvironment({ ...environment, [name]: value })
    expect(read).toThrow(new RegExp(`^${name} must be (?!.*${value})`))
  }
})

test('a gateway on a public chain must know its own origin', () => {
  const onBase = { ...environment, CHAIN_ID: '8453' }
  expect(() => readGatewayEnvironment(onBase)).toThrow('GATEWAY_ORIGIN must be a URL')
  const origin = 'https://stave.example'
  expect(readGatewayEnvironment({ ...onBase, GATEWAY_ORIGIN: origin }).origin).toBe(origin)
})
