import { setTimeout as sleep } from 'node:timers/promises'
import { blockNumber, rpc } from './probe.ts'

/** Blocks that follow each block with transactions, one a second: indexers resolve files when further blocks come. */
const followers = 2

/** Seconds after which a block comes though nothing happened, so that the chain's clock goes on. */
const idleSeconds = 15

/**
 * Mines blocks on a local chain that else mines only when a transaction comes, after setting a clock that is behind
 * to the present. Returns a function that stops it.
 */
export function keepBlocksComing(rpcUrl: string): () => Promise<void> {
  const stopping = new AbortController()
  const done = beat(rpcUrl, stopping.signal)
  return async () => {
    stopping.abort()
    await done
  }
}

async function beat(rpcUrl: string, signal: AbortSignal): Promise<void> {
  let last = -1
  let pending = followers
  let minedAt = Date.now()
  // A failure is made up for a second later; that the chain is gone is noticed elsewhere.
  await catchUp(rpcUrl).catch(() => {})
  while (!signal.aborted) {
    try {
      const number = await blockNumber(rpcUrl)
      if (number !== last) pending = followers
      last = number
      if (pending > 0 || Date.now() - minedAt > idleSeconds * 1_000) {
        await rpc(rpcUrl, 'evm_mine')
        last += 1
        pending = Math.max(0, pending - 1)
        minedAt = Date.now()
      }
    } catch {
      last = -1
    }
    await sleep(1_000, undefined, { signal }).catch(() => {})
  }
}

/** Sets the clock of a chain that is more than a few seconds behind to the present. */
async function catchUp(rpcUrl: string): Promise<void> {
  const latest = await rpc<{ timestamp: string }>(rpcUrl, 'eth_getBlockByNumber', ['latest', false])
  const now = Math.floor(Date.now() / 1_000)
  if (Number(latest.timestamp) < now - 5) await rpc(rpcUrl, 'evm_setTime', [now])
}
