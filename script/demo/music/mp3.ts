import { createMp3Encoder } from 'wasm-media-encoders'
import type { Pcm } from './types.ts'

const FRAME_SAMPLES = 1152
const FRAMES_A_CALL = 64

type Encoder = Awaited<ReturnType<typeof createMp3Encoder>>
let ready: Promise<Encoder> | undefined

/** Encodes to MP3: LAME (WebAssembly), constant 128 kbps, so that players seek exactly. */
export async function encodeMp3(pcm: Pcm): Promise<Buffer> {
  ready ??= createMp3Encoder()
  const encoder = await ready
  encoder.configure({ channels: 2, sampleRate: pcm.sampleRate as 32000, bitrate: 128 })
  const chunks: Buffer[] = []
  const stride = FRAME_SAMPLES * FRAMES_A_CALL
  for (let at = 0; at < pcm.left.length; at += stride) {
    const sides = [pcm.left.subarray(at, at + stride), pcm.right.subarray(at, at + stride)]
    // The encoder reuses its output buffer, so each piece is copied.
    chunks.push(Buffer.from(encoder.encode(sides as [Float32Array, Float32Array])))
  }
  chunks.push(Buffer.from(encoder.finalize()))
  return Buffer.concat(chunks)
}
