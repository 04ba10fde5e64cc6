import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../run/root.ts'
import { type RenderedSong, renderAll } from '../music/render-all.ts'
import type { DemoSong } from '../roster.ts'

/** Where rendered songs are kept unless told otherwise: they outlive the stack's state. */
export const defaultMusicFolder = join(root, 'node_modules/.cache/stave/music')

/** A song's MP3 and what is known of it. */
export type Recording = Pick<RenderedSong, 'durationSeconds' | 'peaks'> & {
  mp3: Uint8Array<ArrayBuffer>
}

export type Recordings = {
  /** The recording of a song, as soon as it is rendered. Rejects when rendering fails. */
  of: (slug: string) => Promise<Recording>
  /** Resolves when all are rendered, with how many the folder held already. */
  done: Promise<{ cached: number }>
}

/**
 * Renders songs on all cores, in their order, into `folder`, from which the next run takes them, and hands out each
 * as soon as it is done.
 */
export function record(songs: readonly DemoSong[], folder: string): Recordings {
  const ready = new Set<string>()
  const waiting = new Map<string, () => void>()
  let cached = 0
  const all = renderAll(songs, folder, {
    onSong: (slug, fromCache) => {
      if (fromCache) cached += 1
      ready.add(slug)
      waiting.get(slug)?.()
    },
  })
  const rendered = (slug: string): Promise<unknown> => {
    if (ready.has(slug)) return Promise.resolve()
    const done = new Promise<void>((resolve) => waiting.set(slug, resolve))
    return Promise.race([done, all])
  }
  return {
    of: async (slug) => {
      await rendered(slug)
      const [mp3, facts] = await Promise.all([
        readFile(join(folder, `${slug}.mp3`)),
        readFile(join(folder, `${slug}.json`), 'utf8'),
      ])
      const { durationSeconds, peaks } = JSON.parse(facts) as RenderedSong
      return { durationSeconds, peaks, mp3: Uint8Array.from(mp3) }
    },
    done: all.then(() => ({ cached })),
  }
}
