import { composeMelody } from '../composition/melody.ts'
import { humanise, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { chordLadder, voiceLead } from '../composition/voicing.ts'
import { feltPiano, grandPiano } from '../instruments/keys.ts'
import { cellos, harp, pizzicato, violas, violins } from '../instruments/strings.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: [
    'I V/3 VIm IIIm/5 IV I/3 IIm7 V7sus:X V7:X',
    'I IVmaj7/3 V/3 VIm IV I/5 IIm7 V',
    'Iadd9 IIIm7 IV IIm7/3 I/5 VIm7 IIm7 V7',
  ],
  dark: [
    'Im V/3 bVII/3 IV/3 bVI Im/5 IIm7b5 V7',
    'Im bVImaj7 IVm bVII bIII bVImaj7 IIm7b5 V7',
    'Im IVm/3 V/3 Im bVI IVm Vsus4 V',
  ],
}

/** A string quartet with piano or harp: a theme, its answer in another voice, both together. */
export function composeChamber(spec: SongSpec): Score {
  const waltz = spec.seed % 2 === 1
  const barBeats = waltz ? 3 : 4
  const plan = sketch(
    spec,
    barBeats,
    waltz
      ? { intro: 2, theme: 8, answer: 4, both: 4, close: 2 }
      : { intro: 1, theme: 4, answer: 4, both: 4, close: 1 },
    ['both', 'answer'],
  )
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random
    .pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
    .replaceAll('X', String(barBeats / 2))
  const chords = harmonise(plan, text, barBeats, dark ? 'Im' : 'I')
  const { beats } = form
  const [themeFrom, themeTo] = form.range('theme')
  const [answerFrom, answerTo] = form.range('answer')
  const [bothFrom] = form.range('both')
  const plucks = random.chance(0.5)

  const line = {
    key,
    chords,
    barBeats,
    cells: waltz
      ? [
          [2, 1],
          [1.5, 0.5, 1],
          [1, 1, 1],
          [1, 0.5, 0.5, 1],
        ]
      : [
          [1.5, 0.5, 1, 1],
          [2, 1, 1],
          [1, 0.5, 0.5, 2],
          [0.5, 0.5, 1, 1, 1],
        ],
    endings: waltz
      ? [[3], [2, 1]]
      : [
          [3, 1],
          [2, 2],
          [1, 3],
        ],
    phraseBars: waltz ? 4 : 2,
  }
  const theme = { ...line, low: 67, high: 84, form: 'AB', velocity: 0.7 }
  const violin = [
    ...composeMelody({ ...theme, random: random.fork('theme'), from: themeFrom, to: themeTo }),
    ...composeMelody({
      ...theme,
      random: random.fork('theme'),
      from: bothFrom,
      to: beats,
      low: 70,
      high: 88,
    }),
  ]
  const answer = composeMelody({
    ...line,
    random: random.fork('theme'),
    from: answerFrom,
    to: answerTo,
    low: 52,
    high: 69,
    form: 'AB',
    velocity: 0.76,
  })
  const counter = composeMelody({
    ...line,
    random: random.fork('counter'),
    cells: waltz
      ? [[3], [-1, 2]]
      : [
          [-1, 1, 2],
          [2, 2],
          [-2, 2],
        ],
    from: bothFrom,
    to: beats,
    low: 57,
    high: 72,
    form: 'CD',
    velocity: 0.62,
  })
  const inner = voiceLead(chords, { low: 55, high: 72, voices: 3 })
  const middle: Note[] = inner.flatMap((notes, index) =>
    notes.slice(0, 2).map((midi) => ({
      at: chords[index]!.at,
      beats: chords[index]!.beats * 1.01,
      midi,
      velocity: 0.5,
    })),
  )
  const low: Note[] = chords.map((span) => ({
    at: span.at,
    beats: span.beats * (plucks ? 0.96 : 1.01),
    midi: nearest(span.chord.bass, 43),
    velocity: 0.6,
  }))
  const shape = waltz ? [0, 2, 3, 4, 3, 2] : [0, 2, 3, 4, 5, 4, 3, 2]
  const accompaniment: Note[] = chords.flatMap((span) => {
    const bass = nearest(span.chord.bass, 48)
    const ladder = [bass, ...chordLadder(span, bass + 3, 6)]
    if (span.at >= lastBar) {
      return ladder.slice(0, 5).map((midi, i) => ({
        at: span.at + i * 0.12,
        beats: barBeats,
        midi,
        velocity: 0.5,
      }))
    }
    return shape.slice(0, span.beats * 2).map((rung, i) => ({
      at: span.at + i * 0.5,
      beats: 1,
      midi: ladder[rung]!,
      velocity: (i === 0 ? 0.66 : 0.5) + 0.05 * Math.sin(i),
    }))
  })
  const pizz: Note[] = chords.flatMap((span, index) => {
    if (span.at >= lastBar) return []
    const beatsPlayed = waltz ? [1, 2] : [1, 2, 3, 3.5]
    return beatsPlayed
      .filter((at) => at < span.beats)
      .map((at, i) => ({
        at: span.at + at,
        beats: 0.4,
        midi: inner[index]![i % inner[index]!.length]! + 12,
        velocity: 0.62 - 0.06 * i,
      }))
  })

  return {
    beats,
    tail: 4,
    parts: [
      {
        name: 'violin',
        voice: violins,
        notes: violin,
        level: -19.5,
        pan: -0.3,
        reverb: 0.4,
        looseness: 0.015,
      },
      {
        name: 'viola',
        voice: violas,
        notes: within(counter, [bothFrom, beats]),
        level: -24,
        pan: 0.18,
        reverb: 0.4,
        looseness: 0.015,
      },
      {
        name: 'cello theme',
        voice: cellos,
        notes: answer,
        level: -19.5,
        pan: 0.3,
        reverb: 0.38,
        looseness: 0.015,
      },
      {
        name: 'middle strings',
        voice: violas,
        notes: within(middle, [themeFrom + 2 * barBeats, beats]),
        level: -26,
        pan: 0.1,
        reverb: 0.45,
        fader: [
          [themeFrom + 2 * barBeats, 0.35],
          [themeTo, 0.8],
          [bothFrom, 1.1],
          [beats, 0.8],
        ],
      },
      {
        name: 'bass line',
        voice: cellos,
        notes: within(low, [plucks ? answerFrom : themeFrom, beats]),
        level: -23,
        pan: 0.35,
        reverb: 0.35,
        fader: [
          [themeFrom, 0.6],
          [bothFrom, 1],
          [beats, 0.9],
        ],
      },
      {
        name: 'piano',
        voice: plucks ? harp : random.pick([feltPiano, grandPiano]),
        notes: humanise(accompaniment, random, 0.08),
        level: -22.5,
        pan: -0.05,
        spread: 0.35,
        reverb: 0.34,
        looseness: 0.012,
        fader: [
          [0, 1.1],
          [themeFrom, 0.9],
          [bothFrom, 1],
          [beats, 1],
        ],
      },
      {
        name: 'pizzicato',
        voice: pizzicato,
        notes: within(
          humanise(pizz, random),
          plucks ? [themeFrom, themeTo] : [answerFrom, answerTo],
          [bothFrom, lastBar],
        ),
        level: -26,
        pan: -0.4,
        reverb: 0.4,
        looseness: 0.01,
        takes: 3,
      },
    ],
    reverb: { decay: 2.4, damping: 4600, preDelay: 0.028, size: 1.15 },
    delay: { beats: 0.5, feedback: 0.1, lowpass: 2500, highpass: 300 },
    fadeIn: 0.05,
    fadeOut: 3,
  }
}
