/** What a Range header asks of a body: all of it, the bytes `[start, end)`, or nothing possible. */
export type RangeRequest =
  | { kind: 'full' }
  | { kind: 'part'; start: number; end: number }
  | { kind: 'refused'; reason: string }

/**
 * Reads a Range header for a body of `size` bytes. Other units than bytes and several ranges at
 * once are answered with the full body, as HTTP allows.
 */
export function parseRange(header: string | undefined, size: number): RangeRequest {
  if (header === undefined || !/^bytes=/i.test(header) || header.includes(',')) {
    return { kind: 'full' }
  }
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header)
  const [first = '', last = ''] = match?.slice(1) ?? []
  if (match === null || (first === '' && last === '')) {
    return { kind: 'refused', reason: 'malformed range: expected bytes=first-last' }
  }
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) {
    return { kind: 'refused', reason: 'malformed range: the last byte comes before the first' }
  }
  if (start >= end) {
    return { kind: 'refused', reason: `range not satisfiable: the content has ${size} bytes` }
  }
  return { kind: 'part', start, end }
}

/** Whether an If-None-Match header names this entity tag, by HTTP's weak comparison. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const strip = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.split(',').some((tag) => tag.trim() === '*' || strip(tag) === strip(etag))
}
