/**
 * Fills a local chain with the demo's artists, songs, a year of patronage and a month of plays on every line.
 * Environment:
 *
 *   RPC_URL                 the local chain, fresh, a little over a year old, with the contracts deployed
 *   IPFS_API_URL            RPC of the IPFS node
 *   GATEWAY_PRIVATE_KEY     account that settles plays; holds the GATEWAY role
 *   GATEWAY_ENCRYPTION_KEY  P-256 key for which song keys are wrapped
 *   STAVE_MUSIC_DIR         where rendered songs are kept (node_modules/.cache/stave/music)
 */
import type { Hex } from 'viem'
import { defaultMusicFolder } from './activity/audio.ts'
import { fillDemo } from './activity/fill.ts'
import { accounts, artists, listeners, namedSplits, songs } from './roster.ts'

async function main(): Promise<void> {
  const since = performance.now()
  await fillDemo({
    roster: { accounts, artists, listeners, namedSplits, songs },
    rpcUrl: required('RPC_URL'),
    ipfsApiUrl: required('IPFS_API_URL'),
    gatewayPrivateKey: required('GATEWAY_PRIVATE_KEY') as Hex,
    gatewayEncryptionKey: required('GATEWAY_ENCRYPTION_KEY') as Hex,
    musicFolder: process.env.STAVE_MUSIC_DIR ?? defaultMusicFolder,
    report: (line) => console.log(line),
  })
  console.log(`demo data complete: ${((performance.now() - since) / 1_000).toFixed(1)} s`)
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name}; \`npm start\` does so.`)
  return value
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
