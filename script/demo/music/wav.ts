import type { Pcm } from './types.ts'

const HEADER_BYTES = 44

/** Encodes to a 16-bit stereo WAV file. */
export function encodeWav(pcm: Pcm): Buffer {
  const frames = pcm.left.length
  const out = Buffer.alloc(HEADER_BYTES + frames * 4)
  out.write('RIFF', 0, 'latin1')
  out.writeUInt32LE(out.length - 8, 4)
  out.write('WAVEfmt ', 8, 'latin1')
  out.writeUInt32LE(16, 16)
  out.writeUInt16LE(1, 20)
  out.writeUInt16LE(2, 22)
  out.writeUInt32LE(pcm.sampleRate, 24)
  out.writeUInt32LE(pcm.sampleRate * 4, 28)
  out.writeUInt16LE(4, 32)
  out.writeUInt16LE(16, 34)
  out.write('data', 36, 'latin1')
  out.writeUInt32LE(frames * 4, 40)
  const samples = new Int16Array(out.buffer, out.byteOffset + HEADER_BYTES, frames * 2)
  const toInteger = (x: number) => Math.round(Math.max(-1, Math.min(1, x)) * 32767)
  for (let i = 0; i < frames; i++) {
    samples[i * 2] = toInteger(pcm.left[i]!)
    samples[i * 2 + 1] = toInteger(pcm.right[i]!)
  }
  return out
}
