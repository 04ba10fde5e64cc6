import type { Song } from '../chain.ts'
import type { Context, Handler, Visit } from '../context.ts'
import { ProblemError } from '../http/problem.ts'
import { type ByteRange, parseRange } from '../http/range.ts'
import { reasonOf } from '../logger.ts'
import { listenerOf } from '../session/identity.ts'
import { previewBytes } from '../streaming/preview.ts'
import { findSong, type Hearing, mayHearAll, refusal } from '../streaming/rights.ts'

const MAX_SONG = 2 ** 32 - 1
const MAX_HOLD_SECONDS = 120

/**
 * GET or HEAD /stream/:song — the decrypted audio, in ranges.
 *
 * The first 30 seconds go to anyone; a range that runs beyond them is cut there for those who have no right to more,
 * and one that begins beyond is answered with 402. With `?hold=<seconds>` such a request of a known listener waits so
 * long for the play to be signed, so that a player may read ahead. With `?preview=1` the file ends with the preview. With
 * `?quality=lossless` it is the file without loss, where the song has one, for those whose right includes it.
 */
export const stream: Handler = async (context, visit) => {
  const { request, query } = visit
  const id = songIdOf(visit.parameter)
  const listener = await listenerOf(context, visit, id)
  const song = await findSong(context, id, listener)
  const lossless = query.get('quality') === 'lossless'
  const audio = await context.content.audio(song.metadata, { lossless })

  const bound = previewBytes(audio)
  const isPreview = query.get('preview') === '1'
  const total = isPreview ? bound : audio.size
  const etag = `"${audio.cid}${isPreview ? '-preview' : ''}"`
  const ifRange = request.headers.get('if-range')
  const rangeHeader = ifRange === null || ifRange === etag ? request.headers.get('range') : null
  const range = parseRange(rangeHeader, total)
  if (range === 'unsatisfiable') throw beyondTheEnd(total)

  const asked = range ?? { start: 0, end: total - 1 }
  const hearing = { listener, lossless: audio.isLossless }
  const granted = await grantedRange({ context, visit, song, hearing, asked, bound })
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=600',
    'content-type': audio.mime,
    'content-length': String(granted.end - granted.start + 1),
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'x-stave-quality': audio.isLossless ? 'lossless' : 'standard',
    etag,
  })
  // Without a range there is no way to say "a part of it" but to call the preview a file of its own.
  if (range) headers.set('content-range', `bytes ${granted.start}-${granted.end}/${total}`)
  else if (granted.end < audio.size - 1) headers.set('etag', `"${audio.cid}-preview"`)

  const body =
    request.method === 'HEAD' ? null : await context.content.read(audio, granted, request.signal)
  return new Response(body, { status: range ? 206 : 200, headers })
}

type GrantedRangeParameters = {
  context: Context
  visit: Visit
  song: Song
  hearing: Hearing
  asked: ByteRange
  bound: number
}

/** What of the range is served. Throws when nothing is. */
async function grantedRange(parameters: GrantedRangeParameters): Promise<ByteRange> {
  const { context, visit, song, hearing, asked, bound } = parameters
  if (asked.end < bound) return asked
  if (asked.start < bound) {
    // The preview needs nobody's permission, so it is served even when permission cannot be asked for.
    const all = await mayHearAll(context, song, hearing).catch((error) => {
      context.logger.warn(
        { song: song.id, error: reasonOf(error) },
        'rights unknown, preview served',
      )
      return false
    })
    return all ? asked : { start: asked.start, end: bound - 1 }
  }
  if (await mayHearAll(context, song, hearing)) return asked
  const seconds = Math.min(Number(visit.query.get('hold')) || 0, MAX_HOLD_SECONDS)
  const { signal } = visit.request
  const { listener, lossless } = hearing
  if (listener !== undefined && seconds > 0 && song.sold) {
    if (await context.grants.wait(listener, song.id, { seconds, signal, lossless })) return asked
  }
  throw await refusal(context, song, hearing)
}

function songIdOf(text: string | undefined): number {
  const id = /^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : 0
  if (id > 0 && id <= MAX_SONG) return id
  const detail = 'A song is named by its number. Check the link.'
  throw new ProblemError({ status: 404, code: 'SONG_NOT_FOUND', detail })
}

function beyondTheEnd(total: number): ProblemError {
  return new ProblemError({
    status: 416,
    code: 'RANGE_UNSATISFIABLE',
    detail: `The file has ${total} bytes. Ask for a range within it.`,
    headers: { 'content-range': `bytes */${total}`, 'accept-ranges': 'bytes' },
  })
}
