import type { Note, Part, Score } from './composition/score.ts'
import { midiToHertz } from './composition/theory.ts'
import { chorus, duckingCurve, pingPongDelay, saturate, tapeWow } from './dsp/effects.ts'
import { type Curve, fadeEdges, readCurve } from './dsp/envelopes.ts'
import { filter } from './dsp/filters.ts'
import { measureLoudness, scale } from './dsp/mastering.ts'
import { reverb } from './dsp/reverb.ts'
import type { Random } from './random.ts'
import { SAMPLE_RATE, type Sound } from './types.ts'

const FADER_BLOCK = 64
/** Seconds of a part that are listened to when its level is set. */
const LISTEN_SECONDS = 6

/** Turns beats into seconds, late steps of the swing included. */
function createClock(score: Score, bpm: number): (beat: number) => number {
  const secondsPerBeat = 60 / bpm
  const swing = score.swing
  return (beat) => {
    if (!swing) return beat * secondsPerBeat
    const pair = swing.grid * 2
    const inPair = (((beat % pair) + pair) % pair) / pair
    // Both halves of each pair stretch or shrink, so that what lies between stays in order.
    const middle = 0.5 * (1 + swing.amount)
    const warped = inPair < 0.5 ? inPair * 2 * middle : middle + (inPair - 0.5) * 2 * (1 - middle)
    return (beat + (warped - inPair) * pair) * secondsPerBeat
  }
}

interface Bus extends Sound {
  /** First sample of the bus within the song. */
  start: number
}

/** Sounds all notes of a part into a bus (a view of `scratch`) that spans just what it plays. */
function playPart(
  part: Part,
  clock: (beat: number) => number,
  scratch: Sound,
  random: Random,
): Bus {
  const length = scratch.left.length
  const sounds = new Map<string, Sound>()
  const takes = part.takes ?? 1
  const placed = part.notes.map((note, index) => {
    const seconds = Math.max(0.03, clock(note.at + note.beats) - clock(note.at))
    const loudness = Math.round(note.velocity * 6) / 6
    const id = `${note.midi}:${Math.round(seconds * 50)}:${loudness}:${index % takes}`
    let sound = sounds.get(id)
    if (!sound) {
      sound = part.voice({
        frequency: midiToHertz(note.midi),
        seconds,
        velocity: loudness,
        random: random.fork(id),
      })
      sounds.set(id, sound)
    }
    const stray = part.looseness ? random.range(-1, 1) * part.looseness : 0
    const at = Math.max(0, Math.round((clock(note.at) + stray) * SAMPLE_RATE))
    return { note, sound, at }
  })
  const start = placed.reduce((least, { at }) => Math.min(least, at), length)
  const end = placed.reduce((most, { at, sound }) => Math.max(most, at + sound.left.length), start)
  const size = Math.max(1, Math.min(length, end) - start)
  const left = scratch.left.subarray(0, size).fill(0)
  const right = scratch.right.subarray(0, size).fill(0)
  const centre = part.notes.reduce((sum, note) => sum + note.midi, 0) / (part.notes.length || 1)
  for (const { note, sound, at } of placed) {
    const [leftGain, rightGain] = panGains(part, note, centre)
    const from = at - start
    const count = Math.min(sound.left.length, size - from)
    const { left: soundLeft, right: soundRight } = sound
    for (let i = 0; i < count; i++) {
      left[from + i]! += soundLeft[i]! * leftGain
      right[from + i]! += soundRight[i]! * rightGain
    }
  }
  return { left, right, start }
}

function panGains(part: Part, note: Note, centre: number): [number, number] {
  const stray = part.spread ? Math.max(-1, Math.min(1, (note.midi - centre) / 12)) * part.spread : 0
  const place = Math.max(-1, Math.min(1, (part.pan ?? 0) + stray))
  const angle = ((place + 1) * Math.PI) / 4
  const gain = note.velocity ** 1.4
  return [Math.cos(angle) * gain * Math.SQRT2, Math.sin(angle) * gain * Math.SQRT2]
}

/** Brings a part to its level, measured where it plays; what is silent is left alone. */
function setLevel(bus: Bus, level: number): void {
  const span = LISTEN_SECONDS * SAMPLE_RATE
  const from = Math.max(0, Math.floor((bus.left.length - span) / 2))
  const measured = measureLoudness({
    left: bus.left.subarray(from, from + span),
    right: bus.right.subarray(from, from + span),
  })
  const loudness = Number.isFinite(measured) ? measured : measureLoudness(bus)
  if (!Number.isFinite(loudness)) return
  scale(bus, 10 ** ((level - loudness) / 20))
}

function ride({ left, right, start }: Bus, gainAt: (sample: number) => number): void {
  let gain = gainAt(start)
  for (let from = 0; from < left.length; from += FADER_BLOCK) {
    const to = Math.min(left.length, from + FADER_BLOCK)
    const next = gainAt(start + to)
    const step = (next - gain) / FADER_BLOCK
    for (let i = from; i < to; i++) {
      left[i]! *= gain
      right[i]! *= gain
      gain += step
    }
    gain = next
  }
}

function treat(bus: Bus, part: Part, secondsPerBeat: number, duck: Float32Array | undefined): void {
  const beatAt = (seconds: number) => (bus.start / SAMPLE_RATE + seconds) / secondsPerBeat
  const alongside = (curve: Curve) => (seconds: number) => readCurve(curve, beatAt(seconds))
  if (part.drive) {
    for (const side of [bus.left, bus.right]) {
      for (let i = 0; i < side.length; i++) side[i]! *= 3
      saturate(side, part.drive)
    }
  }
  setLevel(bus, part.level)
  if (part.chorus) chorus(bus, 0.7, 0.0022, part.chorus)
  for (const side of [bus.left, bus.right]) {
    if (part.sweep) filter(side, 'lowpass', alongside(part.sweep), 0.9)
    if (part.thin) filter(side, 'highpass', alongside(part.thin))
  }
  const fader = part.fader
  if (fader) ride(bus, (sample) => readCurve(fader, sample / SAMPLE_RATE / secondsPerBeat))
  if (duck && part.duck) {
    const depth = part.duck
    const { left, right, start } = bus
    for (let i = 0; i < left.length; i++) {
      const gain = 1 - depth * (1 - duck[start + i]!)
      left[i]! *= gain
      right[i]! *= gain
    }
  }
}

function send(target: Sound, bus: Bus, gain: number): void {
  const { left, right, start } = bus
  const { left: targetLeft, right: targetRight } = target
  const count = left.length
  for (let i = 0; i < count; i++) {
    targetLeft[start + i]! += left[i]! * gain
    targetRight[start + i]! += right[i]! * gain
  }
}

const blank = (length: number): Sound => ({
  left: new Float32Array(length),
  right: new Float32Array(length),
})

/** Plays a score: parts, balance, movement, echoes and room. The result is not mastered yet. */
export function perform(score: Score, bpm: number, random: Random): Sound {
  const secondsPerBeat = 60 / bpm
  const length = Math.ceil((score.beats * secondsPerBeat + score.tail) * SAMPLE_RATE)
  const clock = createClock(score, bpm)
  const kicks = score.parts.find((part) => part.name === 'kick')?.notes ?? []
  const needsDuck = score.parts.some((part) => part.duck)
  const duck = needsDuck
    ? duckingCurve(
        length,
        kicks.map((note) => clock(note.at)),
        1,
        Math.min(0.32, secondsPerBeat * 0.7),
      )
    : undefined
  const scratch = blank(length)
  const dry = blank(length)
  const room = blank(length)
  const echo = blank(length)
  for (const part of score.parts) {
    if (part.notes.length === 0) continue
    const bus = playPart(part, clock, scratch, random.fork(part.name))
    treat(bus, part, secondsPerBeat, duck)
    send(dry, bus, 1)
    if (part.reverb) send(room, bus, part.reverb)
    if (part.delay) send(echo, bus, part.delay)
  }
  const { beats, feedback, lowpass, highpass } = score.delay
  const echoes = pingPongDelay(echo, { time: beats * secondsPerBeat, feedback, lowpass, highpass })
  send(dry, { ...echoes, start: 0 }, 1)
  // Echoes reach the room too, so that they sit behind what they repeat.
  send(room, { ...echoes, start: 0 }, 0.3)
  for (const side of [room.left, room.right]) filter(side, 'highpass', 140)
  send(dry, { ...reverb(room, score.reverb), start: 0 }, 1)
  const mix = score.wow ? tapeWow(dry, score.wow) : dry
  for (const side of [mix.left, mix.right]) fadeEdges(side, score.fadeIn, score.fadeOut)
  return mix
}
