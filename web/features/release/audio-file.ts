import { peaksOf } from '@/features/player/peaks.ts'
import { formatDuration } from '@/lib/time.ts'
import { announcedSeconds } from './announced-length.ts'
import type { AudioPart } from './draft.ts'

/** A file that cannot be released; `message` says why and what to do. */
export class UnusableFileError extends Error {
  override name = 'UnusableFileError'
}

const PEAKS = 800

/**
 * What an audio file is by its first bytes, whatever its name says. Undefined when it is not MP3, WAV or FLAC.
 *
 * @param head At least the first 12 bytes.
 */
export function audioTypeOf(head: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'audio/wav'
  if (text(0, 4) === 'fLaC') return 'audio/flac'
  const isFrame = head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2
  if (text(0, 3) === 'ID3' || isFrame) return 'audio/mpeg'
}

/**
 * Reads a dropped file: checks type and size, decodes it, measures its length and its shape.
 *
 * @param maximum Bytes that the gateway takes.
 * Throws `UnusableFileError`.
 */
export async function readAudioFile(file: File, maximum: number): Promise<AudioPart> {
  if (file.size === 0) throw new UnusableFileError('The file is empty. Export it again.')
  if (file.size > maximum) {
    throw new UnusableFileError(
      `The file has ${megabytes(file.size)} MB; ${megabytes(maximum)} MB are allowed. Export it as FLAC or MP3.`,
    )
  }
  const mime = audioTypeOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()))
  if (!mime) {
    throw new UnusableFileError(
      `“${file.name}” is not an MP3, WAV or FLAC file. Export the song in one of these formats and drop it here.`,
    )
  }
  const bytes = await file.arrayBuffer()
  const announced = announcedSeconds(new Uint8Array(bytes))
  const decoded = await decode(bytes, file.name)
  if (decoded.duration < 1) {
    throw new UnusableFileError('The audio is shorter than a second. Choose the whole song.')
  }
  if (announced !== undefined && decoded.duration < announced * 0.99 - 0.5) {
    throw new UnusableFileError(
      `“${file.name}” is cut off: it should last ${formatDuration(announced)} and ends after ${formatDuration(decoded.duration)}. Copy or export it again.`,
    )
  }
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
    decoded.getChannelData(channel),
  )
  return { file, mime, duration: decoded.duration, waveform: peaksOf(channels, PEAKS) }
}

async function decode(bytes: ArrayBuffer, name: string): Promise<AudioBuffer> {
  try {
    return await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes)
  } catch (cause) {
    throw new UnusableFileError(
      `“${name}” looks like audio, but cannot be decoded. It may be damaged: export it again.`,
      { cause },
    )
  }
}

const imageTypes = ['image/png', 'image/jpeg', 'image/webp']

/** Checks an artwork file. Throws `UnusableFileError`. */
export async function readImageFile(file: File, maximum: number): Promise<{ file: File }> {
  if (!imageTypes.includes(file.type)) {
    throw new UnusableFileError('Choose a PNG, JPEG or WebP image.')
  }
  if (file.size > maximum) {
    throw new UnusableFileError(
      `The image has ${megabytes(file.size)} MB; ${megabytes(maximum)} MB are allowed.`,
    )
  }
  const image = await createImageBitmap(file).catch((cause: unknown) => {
    throw new UnusableFileError('The image cannot be opened. Export it again.', { cause })
  })
  const { width, height } = image
  image.close()
  if (Math.min(width, height) < 300) {
    throw new UnusableFileError(
      `The image has ${width} × ${height} pixels. Choose one with at least 300 × 300, better 1500 × 1500.`,
    )
  }
  return { file }
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)
}
