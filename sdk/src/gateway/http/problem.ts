import { StaveError } from '../../errors/base.ts'
import { IpfsRefusedError, IpfsUnreachableError } from '../../errors/ipfs.ts'
import { InvalidMetadataError, SongKeyNotForYouError } from '../../errors/sdk.ts'
import { isChainDown } from '../chain.ts'
import { isDatabaseDown } from '../store/database.ts'
import { stringify } from './json.ts'

/** What a client can tell apart. `detail` says to a person what to do next. */
export type ProblemCode =
  | 'ACCESS_CLOSED'
  | 'BAD_REQUEST'
  | 'CHAIN_UNREACHABLE'
  | 'CONTENT_UNREACHABLE'
  | 'DATABASE_UNREACHABLE'
  | 'DEPOSIT_INSUFFICIENT'
  | 'INTERNAL'
  | 'KEY_EXPIRED'
  | 'KEY_UNKNOWN'
  | 'LENGTH_REQUIRED'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'NOT_RELEASED'
  | 'ORIGIN_REFUSED'
  | 'PAYMENT_REQUIRED'
  | 'PLAY_EXPIRED'
  | 'PLAY_NOT_FOUND'
  | 'PLAYS_TOO_FAST'
  | 'PRICE_CHANGED'
  | 'QUALITY_NOT_INCLUDED'
  | 'RANGE_UNSATISFIABLE'
  | 'SIGNATURE_INVALID'
  | 'SIGN_IN_INVALID'
  | 'SIGN_IN_REQUIRED'
  | 'SONG_NOT_FOUND'
  | 'SONG_UNREADABLE'
  | 'SUSPENDED'
  | 'TAB_BEHIND'
  | 'TAB_CLOSED'
  | 'TAB_ITEMS_INVALID'
  | 'TAB_TOO_LARGE'
  | 'TOO_LARGE'
  | 'TOO_MANY_REQUESTS'
  | 'TYPE_REFUSED'
  | 'UPLOAD_INCOMPLETE'

/** RFC 9457 problem details, with a `code` and further members. */
export type Problem = {
  type: string
  title: string
  status: number
  /** What happened, and what to do next. */
  detail: string
  code: ProblemCode
} & Record<string, unknown>

export type ProblemErrorParameters = {
  status: number
  code: ProblemCode
  detail: string
  /** Further members of the problem, such as `price`. */
  members?: Record<string, unknown> | undefined
  headers?: Record<string, string> | undefined
}

/** An answer that is no success; thrown anywhere below `handle`. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly status: number
  readonly code: ProblemCode
  readonly members: Record<string, unknown>
  readonly headers: Record<string, string>
  constructor(
    { status, code, detail, members = {}, headers = {} }: ProblemErrorParameters,
    options: { cause?: unknown } = {},
  ) {
    super(detail, options)
    this.status = status
    this.code = code
    this.members = members
    this.headers = headers
  }

  toResponse(): Response {
    const problem: Problem = {
      ...this.members,
      type: `urn:stave:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: titleOf(this.code),
      status: this.status,
      detail: this.message,
      code: this.code,
    }
    return new Response(stringify(problem), {
      status: this.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...this.headers,
      },
    })
  }
}

/** The problem that an error stands for; what was not foreseen is an INTERNAL one that tells nothing. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof IpfsUnreachableError) return contentUnreachable(error)
  if (error instanceof IpfsRefusedError) return contentUnreachable(error)
  if (error instanceof SongKeyNotForYouError || error instanceof InvalidMetadataError) {
    const detail = `${error.shortMessage} The artist must publish the song for this gateway.`
    return new ProblemError({ status: 502, code: 'SONG_UNREADABLE', detail }, { cause: error })
  }
  if (isChainDown(error)) return unavailable('CHAIN_UNREACHABLE', 'The chain', error)
  if (error instanceof StaveError) {
    const detail = error.shortMessage
    return new ProblemError({ status: 422, code: 'BAD_REQUEST', detail }, { cause: error })
  }
  if (isDatabaseDown(error))
    return unavailable('DATABASE_UNREACHABLE', 'The gateway’s database', error)
  const detail = 'The gateway failed. Try again; if it fails again, tell the operator.'
  return new ProblemError({ status: 500, code: 'INTERNAL', detail }, { cause: error })
}

function unavailable(
  code: 'DATABASE_UNREACHABLE' | 'CHAIN_UNREACHABLE' | 'CONTENT_UNREACHABLE',
  what: string,
  cause: unknown,
): ProblemError {
  const detail = `${what} does not answer. Nothing is lost: try again in a few seconds.`
  const headers = { 'retry-after': '3' }
  return new ProblemError({ status: 503, code, detail, headers }, { cause })
}

function contentUnreachable(cause: unknown): ProblemError {
  return unavailable('CONTENT_UNREACHABLE', 'The store of the audio (IPFS)', cause)
}

function titleOf(code: ProblemCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
