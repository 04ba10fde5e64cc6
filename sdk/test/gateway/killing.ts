import { expect } from 'vitest'
import type { GatewayConfig } from '../../src/gateway/index.ts'
import { openPassage } from './passage.ts'
import { bundleProgram, environmentOf, spawnProgram } from './processes.ts'

/** What becomes of the transactions that the killed keeper has sent. */
export const fates = ['mined at once', 'mined later', 'dropped'] as const

/** The same numbers from 0 to 1 in every run (mulberry32), so that a failure can be looked at again. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Counts what the keeper says to chain and database, and ends it in the middle of a chosen word. */
export async function openKillingPassages(config: GatewayConfig) {
  let said = 0
  let onSend = (_said: number): boolean => true
  const options = { onSend: () => onSend(++said) }
  const { rpcUrl, databaseUrl } = config
  const [chain, database] = await Promise.all([
    openPassage(rpcUrl, options),
    openPassage(databaseUrl, options),
  ])
  const env = {
    ...environmentOf({ ...config, rpcUrl: chain.url, databaseUrl: database.url }),
    KEEPER_INTERVAL_MS: '1',
    KEEPER_CLOSE_AFTER_SECONDS: '0',
  }
  const program = await bundleProgram('script/keeper/main.ts')
  return {
    /** Runs a keeper and kills it at its word of that number, which is lost or is its last. */
    async runUntil(word: number, isLost: boolean): Promise<NodeJS.Signals | null> {
      said = 0
      const keeper = spawnProgram(program, env)
      onSend = (now) => {
        if (now < word) return true
        void keeper.kill()
        return now === word && !isLost
      }
      return await keeper.ended
    },
    /** How many words it takes from the keeper's start until `isDone`. */
    async wordsUntil(isDone: () => Promise<boolean>): Promise<number> {
      said = 0
      onSend = () => true
      const keeper = spawnProgram(program, env)
      await expect.poll(isDone, { timeout: 20_000, interval: 20 }).toBe(true)
      const words = said
      await keeper.kill()
      return words
    },
    close: () => Promise.all([chain.stop(), database.stop()]),
  }
}
