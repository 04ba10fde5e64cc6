import { composeMelody } from '../composition/melody.ts'
import { within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { bassNotes, chordLadder, sustainChords, voiceLead } from '../composition/voicing.ts'
import { air } from '../instruments/drums.ts'
import { feltPiano } from '../instruments/keys.ts'
import { celesta, glassBell } from '../instruments/mallets.ts'
import { glassPad, stringPad, warmPad } from '../instruments/pads.ts'
import { harp } from '../instruments/strings.ts'
import { subBass } from '../instruments/synths.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['Imaj9 IIadd9 VIm9 IVmaj7', 'Iadd9 IIIm7 IVmaj9 VIm9', 'Imaj9 IVmaj9 VIm11 IIIm7'],
  dark: [
    'Im9 bVImaj9 bIIImaj9 bVIIadd9',
    'Im9 IVm9 bVImaj7 bVIIsus2',
    'Imadd9 bIIImaj7 bVImaj9 Vm7',
  ],
}

/** Slow chords in a large room, a few notes of felt piano or harp, bells like light on water. */
export function composeAmbient(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { dawn: 3, rise: 4, full: 4, dusk: 2 }, ['full'])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  const chords = harmonise(plan, text, 4, dark ? 'Imadd9' : 'Iadd9')
  const beats = form.beats
  const [riseFrom] = form.range('rise')
  const [fullFrom, fullTo] = form.range('full')
  const usesHarp = random.chance(0.5)

  const melody = composeMelody({
    random: random.fork('melody'),
    key,
    chords,
    from: riseFrom,
    to: lastBar + 4,
    barBeats: 4,
    cells: [
      [-1, 1, 2],
      [1.5, 0.5, 2],
      [-0.5, 1, 0.5, 2],
      [2, 1, 1],
    ],
    endings: [
      [3, -1],
      [1, 3],
    ],
    low: 67,
    high: 86,
    form: 'AABA',
    phraseBars: 2,
    velocity: 0.62,
    pentatonic: true,
  })

  const ripples: Note[] = chords.flatMap((span) => {
    const ladder = chordLadder(span, 55, 7)
    const shape = usesHarp ? [0, 2, 3, 5, 4, 6, 5, 3] : [0, 3, 1, 4]
    const step = span.beats / shape.length
    return shape.map((rung, i) => ({
      at: span.at + i * step,
      beats: step * 3,
      midi: ladder[rung]!,
      velocity: 0.4 + 0.16 * Math.sin((i / shape.length) * Math.PI) + random.range(0, 0.06),
    }))
  })

  const bells: Note[] = voiceLead(chords, { low: 79, high: 96, voices: 3 }).flatMap(
    (notes, index) => {
      const span = chords[index]!
      return notes
        .filter(() => random.chance(0.55))
        .map((midi) => ({
          at: span.at + random.int(1, 7) * 0.5,
          beats: 2,
          midi,
          velocity: random.range(0.35, 0.7),
        }))
    },
  )

  const drone: Note[] = bassNotes(chords, 37).map((midi, i) => ({
    at: chords[i]!.at,
    beats: chords[i]!.beats,
    midi,
    velocity: 0.7,
  }))

  const swells: Note[] = [0, 0.28, 0.55].map((share, i) => ({
    at: beats * share,
    beats: beats * 0.4,
    midi: 74 + i * 3,
    velocity: 0.7,
  }))

  return {
    beats,
    tail: 5,
    parts: [
      {
        name: 'pad',
        voice: dark ? warmPad : random.pick([warmPad, glassPad]),
        notes: sustainChords(chords, { low: 48, high: 69, voices: 4 }, 0.6, 1.04),
        level: -22,
        reverb: 0.5,
        spread: 0.25,
        chorus: 0.4,
        sweep: [
          [0, 500],
          [fullFrom, 2600],
          [fullTo, 3600],
          [beats, 900],
        ],
      },
      {
        name: 'shimmer',
        voice: random.pick([stringPad, glassPad]),
        notes: within(sustainChords(chords, { low: 67, high: 84, voices: 3 }, 0.5, 1.02), [
          riseFrom,
          fullTo,
        ]),
        level: -30,
        reverb: 0.9,
        fader: [
          [riseFrom, 0],
          [fullFrom, 0.8],
          [fullTo - 4, 1],
          [fullTo + 2, 0.2],
        ],
      },
      { name: 'drone', voice: subBass, notes: within(drone, [riseFrom, beats]), level: -25 },
      {
        name: usesHarp ? 'harp' : 'piano ripples',
        voice: usesHarp ? harp : feltPiano,
        notes: within(ripples, [riseFrom, fullTo]),
        level: -27,
        spread: 0.5,
        reverb: 0.6,
        delay: 0.25,
        looseness: 0.015,
        takes: 2,
      },
      {
        name: 'melody',
        voice: usesHarp ? feltPiano : celesta,
        notes: melody,
        level: -22,
        pan: 0.08,
        reverb: 0.65,
        delay: 0.4,
        looseness: 0.02,
      },
      {
        name: 'bells',
        voice: glassBell,
        notes: within(bells, [fullFrom, beats - 2]),
        level: -31,
        spread: 0.8,
        reverb: 0.8,
        delay: 0.5,
      },
      { name: 'air', voice: air, notes: swells, level: -38, reverb: 0.4 },
    ],
    reverb: { decay: 5.5, damping: 4200, preDelay: 0.035, size: 1.5 },
    delay: { beats: 0.75, feedback: 0.5, lowpass: 2600, highpass: 260 },
    fadeIn: 2.2,
    fadeOut: 4.5,
  }
}
