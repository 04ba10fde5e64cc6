'use client'

import { formatLeft, formatMoment, spokenLeft } from '@/lib/time.ts'

type EndsInProps = {
  /** Unix seconds. */
  at: number
  /** Now by the chain's clock; the exact time stands there while it is not known. */
  now: number | undefined
  /** What happens then: "Ends". */
  verb: string
}

/** How long until something happens, counting down; read out only when asked for. */
export function EndsIn({ at, now, verb }: EndsInProps) {
  const exact = formatMoment(at)
  if (now === undefined) {
    return (
      <span>
        {verb} {exact}
      </span>
    )
  }
  const left = at - now
  return (
    <span title={exact} className="tabular whitespace-nowrap">
      {verb} <span aria-hidden>in {formatLeft(left)}</span>
      <span className="sr-only">in {spokenLeft(left)}</span>
    </span>
  )
}
