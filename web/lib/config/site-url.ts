import 'server-only'
import { headers } from 'next/headers'
import { readEnvironment } from './server.ts'

/** Where the site is: GATEWAY_ORIGIN or, without it, where the browser believes to be. */
export async function siteUrl(): Promise<URL> {
  const { GATEWAY_ORIGIN: origin } = readEnvironment()
  if (origin) return new URL(origin)
  const request = await headers()
  const protocol = request.get('x-forwarded-proto')?.split(',')[0] ?? 'http'
  return new URL(`${protocol}://${request.get('host') ?? 'localhost'}`)
}
