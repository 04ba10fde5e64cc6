import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { sustainChords, voiceLead } from '../composition/voicing.ts'
import { air, closedHat, deepKick, openHat, rim, shaker, tom } from '../instruments/drums.ts'
import { electricPiano, melodica, organ } from '../instruments/keys.ts'
import { warmPad } from '../instruments/pads.ts'
import { skankGuitar } from '../instruments/strings.ts'
import { dubBass } from '../instruments/synths.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['I I IV IIm', 'I VIm IV V'],
  dark: ['Im Im IVm Im', 'Im bVII bVI Vm', 'Im9 IVm7 Im9 bVII'],
}

/** Bass riffs of one bar: beat, length, semitones above the root. */
const RIFFS = [
  [
    [0, 0.7, 0],
    [0.75, 0.4, 0],
    [1.5, 0.45, 7],
    [2, 0.9, 12],
    [3.25, 0.6, 7],
  ],
  [
    [0, 1.1, 0],
    [1.5, 0.4, 0],
    [2, 0.45, 7],
    [2.5, 0.45, 10],
    [3, 0.8, 12],
  ],
  [
    [0.5, 0.45, 0],
    [1, 0.9, 0],
    [2.25, 0.5, 7],
    [2.75, 0.5, 5],
    [3.5, 0.4, 0],
  ],
] as const

/** Bass and space: a one-drop, chords chopped off the beat, and echoes that answer everything. */
export function composeDub(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { intro: 2, riddim: 4, version: 4, drop: 2, return: 3, outro: 1 }, [
    'return',
  ])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  const chords = harmonise(plan, text, 4, dark ? 'Im' : 'I')
  const { beats } = form
  const [riddimFrom] = form.range('riddim')
  const [versionFrom, versionTo] = form.range('version')
  const [dropFrom, dropTo] = form.range('drop')
  const [returnFrom] = form.range('return')
  const riff = random.pick(RIFFS)
  const steppers = random.chance(0.4)

  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 36)
    const fifth = span.chord.intervals.includes(7) ? 7 : 6
    if (span.at >= lastBar) return [{ at: span.at, beats: 3, midi: root, velocity: 0.8 }]
    return riff.map(([at, length, up]) => ({
      at: span.at + at,
      beats: length,
      midi: root + (up === 7 ? fifth : up === 10 && !dark ? 9 : up),
      velocity: at === 0 ? 0.86 : 0.74,
    }))
  })
  const voicings = voiceLead(chords, { low: 57, high: 74, voices: 3 })
  const chop = (pattern: string, length: number): Note[] =>
    chords.flatMap((span, index) =>
      hits(pattern, 0.25).flatMap((hit) =>
        voicings[index]!.map((midi) => ({
          at: span.at + hit.at,
          beats: length,
          midi,
          velocity: hit.velocity * 0.85,
        })),
      ),
    )
  const skank = chop('..x...x...x...x.', 0.2)
  const bubble = chop('..o-.-o-..o-.-o-', 0.16)
  // Single chords thrown into the echo, at the ends of phrases.
  const throws = within(
    skank,
    [riddimFrom - 1, riddimFrom],
    [versionFrom - 1, versionFrom],
    [dropFrom + 0.5, dropFrom + 1],
    [dropFrom + 4.5, dropFrom + 5],
    [lastBar + 0.5, lastBar + 1],
  )
  const tune = {
    random: random.fork('melodica'),
    key,
    chords,
    barBeats: 4,
    cells: [
      [-0.5, 0.5, 0.5, 0.5, 1, 1],
      [1, 0.5, 0.5, -0.5, 1.5],
      [0.75, 0.75, 0.5, 1, -1],
    ],
    endings: [
      [1.5, -2.5],
      [0.5, 0.5, 1, -2],
    ],
    low: 64,
    high: 81,
    phraseBars: 2,
    velocity: 0.74,
    pentatonic: true,
  }
  const melody = [
    ...composeMelody({ ...tune, from: versionFrom, to: versionTo, form: 'AB' }),
    ...composeMelody({
      ...tune,
      random: random.fork('melodica'),
      from: returnFrom,
      to: beats,
      form: 'AC',
    }),
  ]
  const drums = [
    [riddimFrom - 4, dropFrom],
    [returnFrom, lastBar + 0.1],
  ] as const
  const oneDrop = steppers ? 'x...x...x...x...' : '........X.......'

  return {
    beats,
    tail: 5,
    swing: { grid: 0.25, amount: 0.16 },
    parts: [
      {
        name: 'kick',
        voice: deepKick,
        notes: within(loop(hits(oneDrop, 0.25), 4, 0, beats), ...drums),
        level: -20,
      },
      {
        name: 'rim',
        voice: rim,
        notes: humanise(
          within(
            loopWithTurn(hits('........x.......', 0.25), hits('........x..o..-.', 0.25), {
              barBeats: 4,
              every: 2,
              from: 0,
              to: beats,
            }),
            ...drums,
          ),
          random,
        ),
        level: -24,
        reverb: 0.3,
        delay: 0.3,
        takes: 2,
      },
      {
        name: 'hats',
        voice: closedHat,
        notes: humanise(
          within(
            loop(hits('x.o-x.o.x.o-x.oo', 0.25), 4, 0, beats),
            [riddimFrom, dropFrom],
            [returnFrom, lastBar],
          ),
          random,
          0.2,
        ),
        level: -33,
        pan: 0.25,
        takes: 4,
      },
      {
        name: 'open hat',
        voice: openHat,
        notes: within(loop(hits('..............o.', 0.25), 4, 0, beats), [versionFrom, dropFrom]),
        level: -35,
        pan: 0.25,
        delay: 0.4,
      },
      {
        name: 'shaker',
        voice: shaker,
        notes: humanise(
          within(loop(hits('-o-x-o-x-o-x-o-x', 0.25), 4, 0, beats), [versionFrom, beats - 4]),
          random,
          0.25,
        ),
        level: -38,
        pan: -0.4,
        takes: 4,
      },
      {
        name: 'toms',
        voice: tom,
        notes: [riddimFrom, dropFrom, returnFrom].flatMap((at) =>
          [50, 47, 43].map((midi, i) => ({
            at: at - 0.75 + i * 0.25,
            beats: 0.3,
            midi,
            velocity: 0.7 + i * 0.08,
          })),
        ),
        level: -24,
        spread: 0.8,
        reverb: 0.4,
        delay: 0.35,
      },
      {
        name: 'bass',
        voice: dubBass,
        notes: within(bass, [riddimFrom, dropFrom + 4], [dropTo - 2, beats]),
        level: -19,
        duck: 0.2,
      },
      {
        name: 'skank',
        voice: random.pick([skankGuitar, organ]),
        notes: within(skank, [0, dropFrom], [returnFrom, lastBar]),
        level: -24,
        pan: -0.3,
        reverb: 0.22,
        takes: 2,
        thin: [
          [0, 900],
          [riddimFrom, 380],
        ],
      },
      {
        name: 'bubble',
        voice: organ,
        notes: within(bubble, [riddimFrom + 8, dropFrom], [returnFrom, lastBar]),
        level: -30,
        pan: 0.35,
        reverb: 0.15,
      },
      {
        name: 'throws',
        voice: random.pick([electricPiano, skankGuitar]),
        notes: throws,
        level: -23,
        delay: 1,
        reverb: 0.5,
      },
      {
        name: 'melodica',
        voice: melodica,
        notes: melody,
        level: -21,
        pan: 0.08,
        reverb: 0.36,
        delay: 0.45,
        looseness: 0.014,
      },
      {
        name: 'pad',
        voice: warmPad,
        notes: sustainChords(chords, { low: 52, high: 69, voices: 3 }, 0.5),
        level: -33,
        reverb: 0.6,
        fader: [
          [0, 1],
          [riddimFrom, 0.5],
          [dropFrom, 1.6],
          [returnFrom, 0.6],
          [beats, 1.2],
        ],
      },
      {
        name: 'wind',
        voice: air,
        notes: [dropFrom - 2, lastBar - 2].map((at) => ({ at, beats: 8, midi: 80, velocity: 0.8 })),
        level: -37,
        delay: 0.4,
      },
    ],
    reverb: { decay: 2.3, damping: 3000, preDelay: 0.03, size: 0.95 },
    delay: { beats: 0.75, feedback: 0.62, lowpass: 2100, highpass: 420 },
    fadeIn: 0.1,
    fadeOut: 4,
  }
}
