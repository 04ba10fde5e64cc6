import { type Address, zeroAddress } from 'viem'
import type { Song } from '../chain.ts'
import type { Context } from '../context.ts'
import { ProblemError } from '../http/problem.ts'

/** A song that may be heard at least in part. Throws `ProblemError` when there is none, or not yet, or not now. */
export async function findSong(
  { chain }: Context,
  id: number,
  listener: Address = zeroAddress,
): Promise<Song> {
  const song = await chain.song(id)
  if (!song) {
    const detail = `There is no song ${id}. Check the link.`
    throw new ProblemError({ status: 404, code: 'SONG_NOT_FOUND', detail })
  }
  if (song.suspended) {
    const detail = 'A curator has suspended this song. What it has earned stays the artist’s.'
    throw new ProblemError({ status: 451, code: 'SUSPENDED', detail })
  }
  if ((await chain.now()) < song.releaseAt && !(await chain.access(listener, id)).allowed) {
    const { releaseAt } = song
    const when = new Date(releaseAt * 1000).toISOString()
    const detail = `This song comes out on ${when}. Come back then.`
    throw new ProblemError({ status: 403, code: 'NOT_RELEASED', detail, members: { releaseAt } })
  }
  return song
}

/**
 * Whether the listener may hear the whole song, because of a play or of the chain. Where one of the two cannot be asked,
 * a yes of the other is enough. Without loss by the chain's right only if that includes it; a paid play always does.
 */
export async function mayHearAll(
  { chain, grants }: Context,
  song: Song,
  { listener, lossless = false }: Hearing,
): Promise<boolean> {
  if (song.sold && song.price === 0n) return true
  const paid =
    listener !== undefined && (await grants.has(listener, song.id, { lossless }).catch(unknown))
  if (paid === true) return true
  const { allowed, quality } = await chain.access(listener ?? zeroAddress, song.id)
  if (allowed && (!lossless || quality === 'LOSSLESS')) return true
  if (paid === false) return false
  throw paid.reason
}

/** Who wants to hear a song, and which of its files. */
export type Hearing = { listener: Address | undefined; lossless?: boolean | undefined }

function unknown(reason: unknown) {
  return { reason }
}

/** What to tell somebody who may not hear on. */
export async function refusal(
  context: Context,
  song: Song,
  { listener, lossless = false }: Hearing,
): Promise<ProblemError> {
  const { tabs, gateway } = context
  if (lossless && (await mayHearAll(context, song, { listener }))) {
    const detail =
      'Your right to this song does not include the best quality. Ask without quality=lossless, or choose a higher tier.'
    return new ProblemError({ status: 403, code: 'QUALITY_NOT_INCLUDED', detail })
  }
  if (!song.sold) {
    const detail = 'This song is not sold by the play. See its page for the ways to hear it.'
    return new ProblemError({ status: 403, code: 'ACCESS_CLOSED', detail })
  }
  const next =
    listener === undefined
      ? 'Connect your wallet, top up and press play.'
      : 'Press play to sign a play; top up first if your balance is used up.'
  return new ProblemError({
    status: 402,
    code: 'PAYMENT_REQUIRED',
    detail: `The first 30 seconds are free; the whole song costs ${song.price} micro-USDC a play. ${next}`,
    members: { song: song.id, price: song.price, tabs, gateway, listener },
  })
}
