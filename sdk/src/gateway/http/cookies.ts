/** The value of a cookie that the request carries. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

export type CookieOptions = {
  name: string
  value: string
  path: string
  /** 0 deletes the cookie. */
  maxAgeSeconds: number
  secure: boolean
}

/** A `Set-Cookie` value that no script can read and no other site can send. */
export function writeCookie({ name, value, path, maxAgeSeconds, secure }: CookieOptions): string {
  const parts = [
    `${name}=${value}`,
    `Path=${path}`,
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    'SameSite=Strict',
  ]
  if (secure) parts.push('Secure')
  return parts.join('; ')
}
