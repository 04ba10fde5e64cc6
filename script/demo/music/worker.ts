import { rename, writeFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { encodeMp3 } from './mp3.ts'
import { computePeaks } from './peaks.ts'
import { renderSong } from './render.ts'
import type { RenderAnswer, RenderedSong, RenderTask } from './render-all.ts'

/** A file appears whole or not at all. */
async function writeWhole(path: string, data: Buffer | string): Promise<void> {
  await writeFile(`${path}.part`, data)
  await rename(`${path}.part`, path)
}

async function render(task: RenderTask): Promise<RenderedSong> {
  const pcm = renderSong(task.spec)
  await writeWhole(task.mp3Path, await encodeMp3(pcm))
  const rendered: RenderedSong = {
    slug: task.spec.slug,
    specHash: task.specHash,
    durationSeconds: pcm.durationSeconds,
    peaks: computePeaks(pcm),
  }
  // Last, because it vouches for the MP3.
  await writeWhole(task.jsonPath, JSON.stringify(rendered))
  return rendered
}

parentPort?.on('message', async (task: RenderTask) => {
  let answer: RenderAnswer
  try {
    answer = { done: await render(task) }
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
