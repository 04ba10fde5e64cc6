type ToneOptions = { seconds: number; sampleRate?: number }

/** Frequencies in Hz of a rising figure in A minor. */
const figure = [220, 261.63, 329.63, 392, 440, 392, 329.63, 261.63]

/** A WAV file (PCM, 16 bit, mono) of plucked notes, two a second. */
export function makeWav({ seconds, sampleRate = 22_050 }: ToneOptions): Buffer {
  const length = Math.round(seconds * sampleRate)
  const data = Buffer.alloc(length * 2)
  const noteLength = sampleRate / 2
  for (let index = 0; index < length; index++) {
    const note = figure[Math.floor(index / noteLength) % figure.length] ?? 220
    const at = (index % noteLength) / sampleRate
    const sample = Math.sin(2 * Math.PI * note * at) * Math.exp(-5 * at) * 0.6
    data.writeInt16LE(Math.round(sample * 32_767), index * 2)
  }
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + data.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(data.length, 40)
  return Buffer.concat([header, data])
}
