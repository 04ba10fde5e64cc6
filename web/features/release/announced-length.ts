/**
 * How many seconds of sound an audio file says it holds, by its header: WAV, FLAC, and MP3 with a Xing or Info frame.
 * Undefined when it does not say. What is decoded of a file that was cut off is shorter.
 *
 * @param bytes The file from its first byte on.
 */
export function announcedSeconds(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const name = text(view, 0)
    if (name === 'RIFF') return wavSeconds(view)
    if (name === 'fLaC') return flacSeconds(view)
    return mp3Seconds(view)
  } catch (error) {
    // The file ends within its header.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Programs that write to a pipe cannot know the length, and leave 0 or the highest number. */
const NO_LENGTH = 0xffff_0000

function wavSeconds(view: DataView): number | undefined {
  let bytesPerSecond = 0
  let at = 12
  for (;;) {
    const id = text(view, at)
    const size = view.getUint32(at + 4, true)
    if (id === 'fmt ') bytesPerSecond = view.getUint32(at + 16, true)
    if (id === 'data') {
      const isKnown = size > 0 && size < NO_LENGTH && bytesPerSecond > 0
      return isKnown ? size / bytesPerSecond : undefined
    }
    // Chunks begin at even places.
    at += 8 + size + (size % 2)
  }
}

function flacSeconds(view: DataView): number | undefined {
  // 20 bits of rate, 3 of channels, 5 of depth, and 36 of samples, in the block that always comes first.
  const rate = view.getUint32(18) >>> 12
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22)
  return rate > 0 && samples > 0 ? samples / rate : undefined
}

/** Samples a second of MPEG 1; versions 2 and 2.5 have a half and a quarter. */
const mp3Rates = [44_100, 48_000, 32_000]

function mp3Seconds(view: DataView): number | undefined {
  const frame = text(view, 0).startsWith('ID3') ? 10 + synchsafe(view, 6) : 0
  const header = view.getUint32(frame)
  if (header >>> 21 !== 0x7ff) return undefined
  const version = (header >>> 19) & 3
  const rate = mp3Rates[(header >>> 10) & 3]
  if (version === 1 || rate === undefined) return undefined
  const isFirst = version === 3
  const isMono = ((header >>> 6) & 3) === 3
  const sideInfo = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const xing = frame + 4 + sideInfo
  if (!['Xing', 'Info'].includes(text(view, xing))) return undefined
  const hasFrames = (view.getUint32(xing + 4) & 1) === 1
  if (!hasFrames) return undefined
  const samples = view.getUint32(xing + 8) * (isFirst ? 1152 : 576)
  return samples / (rate / (isFirst ? 1 : version === 2 ? 2 : 4))
}

/** A length of 28 bits, seven in each byte. */
function synchsafe(view: DataView, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 128 + (view.getUint8(at + index) & 0x7f), 0)
}

function text(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}
