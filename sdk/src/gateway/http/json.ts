/** JSON in which bigints are decimal text. */
export function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, entry) => (typeof entry === 'bigint' ? String(entry) : entry))
}

export type JsonOptions = { status?: number; headers?: Record<string, string>; cookies?: string[] }

/** A JSON answer that no cache keeps unless told to; bigints become decimal text. */
export function json(
  body: unknown,
  { status = 200, headers = {}, cookies = [] }: JsonOptions = {},
): Response {
  const all = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
  })
  for (const cookie of cookies) all.append('set-cookie', cookie)
  return new Response(stringify(body), { status, headers: all })
}
