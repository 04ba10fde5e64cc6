import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { SongSpec } from './types.ts'

/** Raise this whenever the music of an unchanged spec changes, so that old files are made anew. */
const ENGINE_VERSION = 1

/** What stands beside each MP3, in `<slug>.json`. */
export interface RenderedSong {
  slug: string
  /** SHA-256 over the spec and the engine's version, in hex. */
  specHash: string
  durationSeconds: number
  /** 800 numbers from 0 to 1, for the player's waveform. */
  peaks: number[]
}

export interface RenderAllOptions {
  /** Threads to use; as many as the machine has cores when absent. */
  threads?: number
  /** Called after each song, in the order in which they are done. */
  onSong?: (slug: string, fromCache: boolean) => void
}

/** What a worker is asked for, and what it answers with. */
export interface RenderTask {
  spec: SongSpec
  specHash: string
  mp3Path: string
  jsonPath: string
}
export type RenderAnswer = { done: RenderedSong } | { failed: string }

/** Identifies the sound of a spec: equal hashes, equal files. */
export function hashSpec(spec: SongSpec): string {
  const { slug, title, artistSlug, genre, seed, bpm, musicalKey } = spec
  const facts = JSON.stringify([
    ENGINE_VERSION,
    slug,
    title,
    artistSlug,
    genre,
    seed,
    bpm,
    musicalKey,
  ])
  return createHash('sha256').update(facts).digest('hex')
}

async function readCached(task: RenderTask): Promise<RenderedSong | undefined> {
  try {
    const found = JSON.parse(await readFile(task.jsonPath, 'utf8')) as RenderedSong
    const { size } = await stat(task.mp3Path)
    return found.specHash === task.specHash && size > 0 ? found : undefined
  } catch {
    // Missing or broken files are simply made again.
    return undefined
  }
}

/**
 * Renders songs to `<slug>.mp3` and `<slug>.json` in `outDirectory`, several at a time, and skips
 * those that are already there. Answers in the order of `songs`. Throws when a song fails, naming it.
 */
export async function renderAll(
  songs: readonly SongSpec[],
  outDirectory: string,
  options: RenderAllOptions = {},
): Promise<RenderedSong[]> {
  await mkdir(outDirectory, { recursive: true })
  const results = new Map<string, RenderedSong>()
  const queue: RenderTask[] = []
  for (const song of songs) {
    const { slug, title, artistSlug, genre, seed, bpm, musicalKey } = song
    const task: RenderTask = {
      spec: { slug, title, artistSlug, genre, seed, bpm, musicalKey },
      specHash: hashSpec(song),
      mp3Path: join(outDirectory, `${slug}.mp3`),
      jsonPath: join(outDirectory, `${slug}.json`),
    }
    const cached = await readCached(task)
    if (cached) {
      results.set(slug, cached)
      options.onSong?.(slug, true)
    } else {
      queue.push(task)
    }
  }
  const threads = Math.min(options.threads ?? availableParallelism(), queue.length)
  const workers = Array.from({ length: threads }, startWorker)
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let task = queue.shift(); task; task = queue.shift()) {
          const rendered = await ask(worker, task)
          results.set(rendered.slug, rendered)
          options.onSong?.(rendered.slug, false)
        }
      }),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return songs.map((song) => results.get(song.slug) as RenderedSong)
}

function startWorker(): Worker {
  // The parent's own loader flags are left behind: the entry registers what it needs.
  return new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] })
}

function ask(worker: Worker, task: RenderTask): Promise<RenderedSong> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`Could not render the song "${task.spec.slug}": ${reason}`))
    const onError = (error: Error) => fail(error.message)
    const onExit = (code: number) => fail(`its worker stopped with code ${code}.`)
    worker.once('error', onError)
    worker.once('exit', onExit)
    worker.once('message', (answer: RenderAnswer) => {
      worker.off('error', onError)
      worker.off('exit', onExit)
      if ('done' in answer) resolve(answer.done)
      else fail(answer.failed)
    })
    worker.postMessage(task)
  })
}
