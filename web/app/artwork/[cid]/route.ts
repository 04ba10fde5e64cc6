import { isCid } from '@stave/sdk/metadata'
import { readEnvironment } from '@/lib/config/server.ts'

const MAX_BYTES = 20 * 1024 * 1024
const types = /^image\/(jpeg|png|webp|avif|gif|svg\+xml)/

/**
 * An image from IPFS, under this site's own address, so that it can be resized and cached.
 *
 * 400 when the name is no CID, 415 when the file is no image, 413 above 20 MiB, 502 when IPFS does not answer.
 */
export async function GET(_: Request, { params }: { params: Promise<{ cid: string }> }) {
  const { cid } = await params
  if (!isCid(cid)) return refuse(400, 'This is not an IPFS CID.')
  const gateway = readEnvironment().IPFS_GATEWAY_URL.replace(/\/$/, '')
  const file = await fetch(`${gateway}/ipfs/${cid}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(20_000),
  }).catch(() => undefined)
  if (!file?.ok || !file.body)
    return refuse(502, 'IPFS did not deliver the image. Try again later.')
  const type = typeOf(file)
  if (!type) return refuse(415, 'This file is not an image.')
  if (Number(file.headers.get('content-length') ?? 0) > MAX_BYTES) {
    return refuse(413, 'The image is larger than 20 MiB.')
  }
  return new Response(file.body, {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      // Artists choose these files: whatever an SVG holds, it may do nothing here.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** The image's type; undefined for anything else. */
function typeOf(file: Response): string | undefined {
  const type = file.headers.get('content-type') ?? ''
  return types.test(type) ? type : undefined
}

function refuse(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}
