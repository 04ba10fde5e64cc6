/** How long the gateway holds what lies beyond the free part, until the play is signed. */
const HOLD_SECONDS = 110

/** Where a song's audio is: its free part as a file of its own, or all of it, the rest as soon as it is paid. */
export function streamUrl(song: number, { preview }: { preview: boolean }): string {
  return `/api/stream/${song}?${preview ? 'preview=1' : `hold=${HOLD_SECONDS}`}`
}
