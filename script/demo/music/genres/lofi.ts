import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { sustainChords, voiceLead } from '../composition/voicing.ts'
import { crackle, dustyKick, dustySnare, rim, softHat } from '../instruments/drums.ts'
import { electricPiano, feltPiano, flute } from '../instruments/keys.ts'
import { kalimba, vibraphone } from '../instruments/mallets.ts'
import { softPad } from '../instruments/pads.ts'
import { nylonGuitar, uprightBass } from '../instruments/strings.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: [
    'IVmaj9 IIIm7 VIm9 IIm9:2 V13:2',
    'Imaj9 VIm9 IIm9 V9sus',
    'IIm9 V13 Imaj9 VIm9:2 VI7b9:2',
  ],
  dark: ['Im9 bVImaj9 bIIImaj7 V7#5', 'IVm9 bVII13 bIIImaj9 Im9', 'Im9 IVm9 bVImaj7 Vm7:2 V7b9:2'],
}
const KICKS = ['x.....o...x.....', 'x..o......x..o..', 'x.......o.x.....']

/** Dusty drums behind the beat, a wobbling electric piano, and a tune to study by. */
export function composeLofi(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { intro: 2, theme: 4, answer: 4, break: 2, again: 4, outro: 2 }, [])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  const chords = harmonise(plan, text, 4, dark ? 'Im9' : 'Imaj9')
  const { beats } = form
  const theme = form.range('theme', 'answer')
  const [answerFrom] = form.range('answer')
  const again = form.range('again')
  const [breakFrom, breakTo] = form.range('break')
  const drums = [theme, [again[0], lastBar]] as const

  const comp: Note[] = voiceLead(chords, { low: 52, high: 72, voices: 4, rootless: true }).flatMap(
    (notes, index) => {
      const span = chords[index]!
      const last = span.at >= lastBar
      // A full chord, then a lighter push before the next one.
      const strokes =
        last || span.beats < 4
          ? [[0, span.beats]]
          : [
              [0, 2.4],
              [2.5, 1.3],
            ]
      return strokes.flatMap(([at, length], stroke) =>
        notes.map((midi, n) => ({
          at: span.at + at! + n * 0.018,
          beats: length!,
          midi,
          velocity: (stroke === 0 ? 0.66 : 0.46) + random.range(-0.04, 0.04),
        })),
      )
    },
  )

  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 38)
    const line: Note[] = [
      { at: span.at, beats: Math.min(1.7, span.beats), midi: root, velocity: 0.8 },
    ]
    if (span.beats >= 4 && span.at < lastBar) {
      line.push({
        at: span.at + 2.5,
        beats: 0.9,
        midi: root + random.pick([7, 12, 7]),
        velocity: 0.6,
      })
      if (random.chance(0.6)) {
        line.push({
          at: span.at + 3.5,
          beats: 0.45,
          midi: root + random.pick([-2, 5, 10]),
          velocity: 0.5,
        })
      }
    }
    return line
  })

  const melodyBase = {
    random: random.fork('melody'),
    key,
    chords,
    barBeats: 4,
    cells: [
      [-0.5, 0.5, 0.5, 0.5, 1, 1],
      [0.75, 0.75, 0.5, -0.5, 0.5, 1],
      [-1, 0.5, 0.5, 0.75, 0.75, 0.5],
      [1, 0.5, 0.5, -0.5, 1.5],
    ],
    endings: [
      [0.5, 0.5, 2, -1],
      [1.5, 1.5, -1],
      [-0.5, 0.5, 2, -1],
    ],
    low: 64,
    high: 83,
    phraseBars: 2,
    velocity: 0.68,
    pentatonic: true,
  }
  const melody = [
    ...composeMelody({ ...melodyBase, from: theme[0], to: theme[1], form: 'AABA' }),
    ...composeMelody({
      ...melodyBase,
      random: random.fork('melody'),
      from: again[0],
      to: beats,
      form: 'AABA',
    }),
  ]
  const kick = hits(random.pick(KICKS), 0.25)
  const hats = hits('x-o-x-o-x-o-x-ox', 0.25)
  const lead = random.pick([kalimba, vibraphone, flute, nylonGuitar])

  return {
    beats,
    tail: 3.5,
    swing: { grid: 0.25, amount: 0.24 },
    parts: [
      {
        name: 'kick',
        voice: dustyKick,
        notes: within(loop(kick, 4, 0, beats), ...drums),
        level: -20,
        looseness: 0.006,
      },
      {
        name: 'snare',
        voice: random.pick([dustySnare, rim]),
        notes: within(
          loopWithTurn(hits('....x.......x...', 0.25), hits('....x.......x.-o', 0.25), {
            barBeats: 4,
            every: 4,
            from: 0,
            to: beats,
          }),
          ...drums,
        ).map((note) => ({ ...note, at: note.at + 0.03 })),
        level: -22,
        reverb: 0.14,
        looseness: 0.004,
        takes: 3,
      },
      {
        name: 'hats',
        voice: softHat,
        notes: within(humanise(loop(hats, 4, 0, beats), random, 0.25), ...drums),
        level: -33,
        pan: 0.25,
        looseness: 0.007,
        takes: 4,
      },
      {
        name: 'bass',
        voice: uprightBass,
        notes: within(bass, [theme[0], breakFrom], [again[0], beats]),
        level: -21,
        duck: 0.25,
        looseness: 0.008,
      },
      {
        name: 'electric piano',
        voice: random.chance(0.7) ? electricPiano : feltPiano,
        notes: comp,
        level: -22,
        spread: 0.3,
        reverb: 0.22,
        chorus: 0.45,
        duck: 0.22,
        looseness: 0.008,
        sweep: [
          [0, 900],
          [theme[0], 3600],
          [breakFrom, 3600],
          [breakTo - 0.5, 1100],
          [breakTo, 3800],
          [beats, 1300],
        ],
      },
      {
        name: 'pad',
        voice: softPad,
        notes: within(sustainChords(chords, { low: 55, high: 74, voices: 3 }, 0.4), [
          answerFrom,
          beats,
        ]),
        level: -33,
        reverb: 0.4,
        duck: 0.4,
        fader: [
          [answerFrom, 0.4],
          [answerFrom + 8, 0.8],
          [breakFrom, 1.4],
          [beats, 0.8],
        ],
      },
      {
        name: 'melody',
        voice: lead,
        notes: melody,
        level: -21.5,
        pan: -0.12,
        reverb: 0.3,
        delay: 0.22,
        looseness: 0.01,
        takes: 2,
      },
      {
        name: 'crackle',
        voice: crackle,
        notes: [{ at: 0, beats: beats + 1, midi: 60, velocity: 1 }],
        level: -42,
      },
    ],
    reverb: { decay: 1.6, damping: 3200, preDelay: 0.018, size: 0.9 },
    delay: { beats: 0.75, feedback: 0.35, lowpass: 2200, highpass: 300 },
    wow: 0.0011,
    fadeIn: 0.5,
    fadeOut: 3,
  }
}
