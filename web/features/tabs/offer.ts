import type { Address } from 'viem'
import { type GatewayLane, GatewayProblem, putTab, type TabBody } from './gateway-client.ts'

const ATTEMPTS = 5

/** For as long as this a play that was perhaps accepted is taken to be the one that is wanted. */
const FRESH_MS = 600_000

/** A tab to which no answer came: whether the gateway has it is not known. */
let unanswered: { tab: TabBody; at: number } | undefined

/**
 * Hands a tab over, and tries again where the gateway does not answer: the very same tab offered twice counts once.
 * Throws `GatewayProblem`.
 */
export async function offer(tab: TabBody): Promise<GatewayLane> {
  unanswered = { tab, at: Date.now() }
  try {
    const lane = await persist(() => putTab(tab))
    unanswered = undefined
    return lane
  } catch (error) {
    if (!isOutage(error)) unanswered = undefined
    throw error
  }
}

/**
 * Before a play is signed anew: offers the tab again to which no answer came, so that one listen is never paid twice.
 * Gives the lane if that opens the song; undefined when there is no such tab, or the gateway refuses it, and so never
 * had it. Throws `GatewayProblem` when there is no answer still.
 */
export async function offerAgain(
  listener: Address,
  song: number,
): Promise<GatewayLane | undefined> {
  if (!unanswered) return undefined
  const { tab, at } = unanswered
  const isThis = tab.listener === listener && tab.song === song && Date.now() - at < FRESH_MS
  if (!isThis) return undefined
  try {
    return await offer(tab)
  } catch (error) {
    if (isOutage(error)) throw error
    return undefined
  }
}

async function persist<answer>(send: () => Promise<answer>): Promise<answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      const isBusy = error instanceof GatewayProblem && error.status === 429
      if (!(isBusy || isOutage(error)) || attempt === ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt))
    }
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof GatewayProblem && error.isOutage
}
