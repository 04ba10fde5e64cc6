import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { chordLadder, sustainChords } from '../composition/voicing.ts'
import { frameDrum, shaker } from '../instruments/drums.ts'
import { concertina, flute } from '../instruments/keys.ts'
import {
  acousticGuitar,
  cellos,
  nylonGuitar,
  uprightBass,
  violins,
} from '../instruments/strings.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['I V/3 VIm IV', 'Iadd9 IV I/3 V', 'I IIIm IV Vsus4:X V:X'],
  dark: ['Im bVII bVI bVII', 'Im IVm bVII bIII', 'Im bIII bVII IV'],
}

/** Which string of the chord, from the thumb's bass upwards, is played at each eighth. */
const PICKING = {
  four: [
    [0, 3, 2, 4, 1, 3, 2, 4],
    [0, 2, 3, 5, 1, 4, 3, 2],
  ],
  three: [
    [0, 2, 4, 3, 4, 2],
    [0, 3, 2, 4, 3, 5],
  ],
}

/** Finger-picked guitars, an upright bass, and an old-sounding tune that passes from hand to hand. */
export function composeFolk(spec: SongSpec): Score {
  const waltz = spec.seed % 2 === 1
  const barBeats = waltz ? 3 : 4
  const bars = waltz
    ? { intro: 4, verse: 8, chorus: 8, outro: 4 }
    : { intro: 2, verse: 8, chorus: 8, outro: 2 }
  const plan = sketch(spec, barBeats, bars, ['intro', 'chorus'])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random
    .pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
    .replaceAll('X', String(barBeats / 2))
  const chords = harmonise(plan, text, barBeats, dark ? 'Im' : 'I')
  const { beats } = form
  const [verseFrom, verseTo] = form.range('verse')
  const [chorusFrom, chorusTo] = form.range('chorus')

  const picking = random.pick(waltz ? PICKING.three : PICKING.four)
  const pick = (low: number, shape: readonly number[], strength: number): Note[] =>
    chords.flatMap((span) => {
      const bass = nearest(span.chord.bass, low)
      const ladder = [bass, ...chordLadder(span, bass + 5, 6)]
      if (span.at >= lastBar) {
        return ladder
          .slice(0, 6)
          .map((midi, i) => ({ at: span.at + i * 0.07, beats: barBeats, midi, velocity: 0.6 }))
      }
      return shape.slice(0, span.beats * 2).map((string, i) => ({
        at: span.at + i * 0.5,
        beats: i === 0 ? 2 : 1.2,
        midi: ladder[string]!,
        velocity: strength * (i === 0 ? 1 : i % 2 === 0 ? 0.82 : 0.7) + random.range(-0.04, 0.04),
      }))
    })

  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 36)
    const notes = [{ at: span.at, beats: waltz ? 1.8 : 1.8, midi: root, velocity: 0.75 }]
    if (!waltz && span.beats === 4 && span.at < lastBar) {
      notes.push({
        at: span.at + 2,
        beats: 1.6,
        midi: root + 7 > 45 ? root - 5 : root + 7,
        velocity: 0.62,
      })
    }
    return notes
  })
  const tune = {
    random: random.fork('tune'),
    key,
    chords,
    barBeats,
    cells: waltz
      ? [
          [1.5, 0.5, 1],
          [1, 1, 1],
          [2, 1],
          [0.5, 0.5, 1, 1],
        ]
      : [
          [1, 0.5, 0.5, 1, 1],
          [1.5, 0.5, 1, 1],
          [0.5, 0.5, 1, 1.5, 0.5],
        ],
    endings: waltz
      ? [[2, -1], [3], [1, 2]]
      : [
          [2, 1, -1],
          [1, 2.5, -0.5],
          [3, -1],
        ],
    low: 67,
    high: 84,
    phraseBars: waltz ? 4 : 2,
    velocity: 0.7,
    pentatonic: true,
  }
  const verse = composeMelody({ ...tune, from: verseFrom, to: verseTo, form: 'AABA' })
  const chorus = composeMelody({
    ...tune,
    random: random.fork('chorus'),
    low: 69,
    high: 86,
    from: chorusFrom,
    to: chorusTo,
    form: 'CCDC',
  })
  const firstVoice = random.pick([flute, concertina])
  const secondVoice = firstVoice === flute ? random.pick([concertina, violins]) : violins
  const drum = waltz ? hits('x...o.', 0.5) : hits('x..o..o.', 0.5)
  const shake = waltz ? hits('x-o-o-', 0.5) : hits('-oxo-oxo', 0.5)

  return {
    beats,
    tail: 3.5,
    swing: waltz ? undefined : { grid: 0.5, amount: 0.08 },
    parts: [
      {
        name: 'guitar',
        voice: acousticGuitar,
        notes: humanise(pick(45, picking, 0.72), random, 0.08),
        level: -20,
        pan: -0.35,
        reverb: 0.2,
        looseness: 0.009,
        takes: 3,
      },
      {
        name: 'second guitar',
        voice: nylonGuitar,
        notes: within(pick(52, [...picking].reverse(), 0.6), [verseFrom, lastBar]),
        level: -25,
        pan: 0.45,
        reverb: 0.22,
        looseness: 0.012,
        takes: 3,
        fader: [
          [verseFrom, 0.5],
          [verseTo, 0.8],
          [chorusFrom, 1.15],
          [beats, 1],
        ],
      },
      {
        name: 'bass',
        voice: uprightBass,
        notes: within(bass, [verseFrom + 4 * barBeats, beats]),
        level: -23,
        looseness: 0.008,
      },
      {
        name: 'frame drum',
        voice: frameDrum,
        notes: humanise(
          within(loop(drum, barBeats, 0, beats), [verseTo - 2 * barBeats, chorusTo]),
          random,
        ),
        level: -25,
        reverb: 0.25,
        looseness: 0.008,
        takes: 3,
      },
      {
        name: 'shaker',
        voice: shaker,
        notes: humanise(
          within(loop(shake, barBeats, 0, beats), [chorusFrom, chorusTo]),
          random,
          0.2,
        ),
        level: -35,
        pan: 0.3,
        looseness: 0.008,
        takes: 4,
      },
      {
        name: 'tune',
        voice: firstVoice,
        notes: verse,
        level: -20,
        pan: 0.1,
        reverb: 0.35,
        looseness: 0.012,
      },
      {
        name: 'answer',
        voice: secondVoice,
        notes: chorus,
        level: -20,
        pan: 0.05,
        reverb: 0.35,
        looseness: 0.012,
      },
      {
        // The first player doubles the tune a third or so below, from the chord.
        name: 'harmony',
        voice: firstVoice,
        notes: chorus
          .filter((note) => note.beats >= 0.9)
          .map((note) => {
            const third = [3, 4].find((down) =>
              key.scale.includes((note.midi - down - key.tonic + 120) % 12),
            )
            return { ...note, midi: note.midi - (third ?? 12), velocity: note.velocity * 0.75 }
          }),
        level: -26,
        pan: -0.25,
        reverb: 0.4,
        looseness: 0.02,
      },
      {
        name: 'drone',
        voice: cellos,
        notes: within(sustainChords(chords, { low: 43, high: 62, voices: 2 }, 0.5), [
          chorusFrom,
          beats,
        ]),
        level: -27,
        reverb: 0.4,
        fader: [
          [chorusFrom, 0.3],
          [chorusFrom + 8, 1],
          [beats, 0.9],
        ],
      },
    ],
    reverb: { decay: 1.7, damping: 4200, preDelay: 0.02, size: 0.85 },
    delay: { beats: 0.5, feedback: 0.2, lowpass: 2500, highpass: 300 },
    fadeIn: 0.03,
    fadeOut: 2.5,
  }
}
