import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { ProblemError } from '../http/problem.ts'
import { findSong } from '../streaming/rights.ts'
import type { Counted } from './tally.ts'

/**
 * Checks that each of these plays may be played, and costs what its song costs now. A play that costs nothing must be of
 * the kind by which the chain opens the song to this listener: the gateway attests it, and the chain counts it so.
 *
 * Throws `ProblemError`: PRICE_CHANGED, ACCESS_CLOSED, and those of `findSong`.
 */
export async function checkPlays(
  context: Context,
  listener: Address,
  plays: readonly Counted[],
): Promise<void> {
  await Promise.all(plays.map((play) => checkPlay(context, listener, play)))
}

async function checkPlay(context: Context, listener: Address, play: Counted): Promise<void> {
  const { song: id, kind, price } = play
  let song = await findSong(context, id, listener)
  if (kind !== 'PAID') {
    let { reason } = await context.chain.access(listener, id)
    // Who has just joined or subscribed is not refused by what was read a moment ago.
    if (reason !== kind) ({ reason } = await context.chain.access(listener, id, { fresh: true }))
    if (reason === kind) return
    const detail = `Song ${id} cannot be played as ${kind}: the reason would be ${reason}. Sign a play that the listener has a right to.`
    throw new ProblemError({ status: 403, code: 'ACCESS_CLOSED', detail })
  }
  // What was read a moment ago is read again before a play is refused.
  if (!song.sold || song.price !== price)
    song = (await context.chain.song(id, { fresh: true })) ?? song
  if (!song.sold) {
    const detail = `Song ${id} is not sold by the play. See its page for the ways to hear it.`
    throw new ProblemError({ status: 403, code: 'ACCESS_CLOSED', detail })
  }
  if (song.price === price) return
  throw new ProblemError({
    status: 409,
    code: 'PRICE_CHANGED',
    detail: `Song ${id} costs ${song.price} micro-USDC a play, not ${price}. Sign the play at that price.`,
    members: { song: id, price: song.price },
  })
}
