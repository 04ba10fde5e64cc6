import { isAddressEqual, parseEventLogs, TransactionReceiptNotFoundError } from 'viem'
import { z } from 'zod'
import { tabsAbi } from '../../abis.ts'
import type { Context, Handler } from '../context.ts'
import { readJson } from '../http/body.ts'
import { hexBytes } from '../http/fields.ts'
import { json } from '../http/json.ts'
import { ProblemError } from '../http/problem.ts'
import { signedIn, streamCookie } from '../session/identity.ts'
import { saveDirectPlay } from '../store/entitlements.ts'
import { entitlementSeconds } from '../streaming/preview.ts'

const playBody = z.object({ hash: hexBytes(32) })
const MAX_BODY = 1024

/**
 * POST /plays — opens the songs that a transaction paid for directly (`Tabs.play`), to the listener who paid. The same
 * hash again changes nothing. Only the listener, signed in, gets the cookie that opens the stream.
 */
export const postPlay: Handler = async (context, visit) => {
  const { hash } = await readJson(visit.request, playBody, MAX_BODY)
  const { plays, playedAt } = await readPlays(context, hash)
  const db = await context.database()
  const age = Math.max(0, (await context.chain.now()) - playedAt)
  const opened = await Promise.all(
    plays.map(async (play) => {
      const { listener, song } = play
      const audio = await audioOf(context, song)
      const seconds = entitlementSeconds(audio) - age
      if (seconds <= 0) return { listener, song, seconds: 0 }
      await db.transaction(async (tx) => {
        const isNew = await saveDirectPlay(tx, {
          ...play,
          hash,
          playedAt: new Date(playedAt * 1000),
        })
        if (isNew) await context.grants.give(tx, { listener, song, seconds, lossless: true })
      })
      context.grants.announce(listener, song)
      return { listener, song, seconds }
    }),
  )
  const lasting = opened.filter(({ seconds }) => seconds > 0)
  if (lasting.length === 0) {
    const detail = 'This play was paid too long ago to be heard now. Press play again.'
    throw new ProblemError({ status: 410, code: 'PLAY_EXPIRED', detail })
  }
  const address = await signedIn(context, visit)
  const own = lasting.filter(({ listener }) => address && isAddressEqual(listener, address))
  const cookies = await Promise.all(own.map((one) => streamCookie(context, visit, one)))
  return json({ plays: lasting }, { cookies })
}

/** The plays that a mined transaction paid for. */
async function readPlays({ chain, tabs }: Context, hash: `0x${string}`) {
  const receipt = await chain.client.getTransactionReceipt({ hash }).catch((error) => {
    if (error instanceof TransactionReceiptNotFoundError) return undefined
    throw error
  })
  const logs = receipt?.status === 'success' ? receipt.logs : []
  const events = parseEventLogs({ abi: tabsAbi, logs, eventName: 'Played' })
  const plays = events
    .filter(({ address }) => isAddressEqual(address, tabs))
    .map(({ args: { listener, song, amount }, logIndex }) => ({ listener, song, amount, logIndex }))
  if (!receipt || plays.length === 0) {
    const detail =
      'No play was paid in this transaction, or it is not mined yet. Wait for its receipt, then try again.'
    throw new ProblemError({ status: 404, code: 'PLAY_NOT_FOUND', detail })
  }
  const block = await chain.client.getBlock({ blockHash: receipt.blockHash })
  return { plays, playedAt: Number(block.timestamp) }
}

async function audioOf({ chain, content }: Context, id: number): Promise<{ duration: number }> {
  const song = await chain.song(id)
  return song ? await content.audio(song.metadata) : { duration: 0 }
}
