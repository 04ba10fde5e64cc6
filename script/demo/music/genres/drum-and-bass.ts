import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { chordLadder, sustainChords } from '../composition/voicing.ts'
import {
  breakKick,
  breakSnare,
  closedHat,
  crash,
  ride,
  riser,
  shaker,
} from '../instruments/drums.ts'
import { electricPiano, grandPiano } from '../instruments/keys.ts'
import { celesta, glassBell } from '../instruments/mallets.ts'
import { glassPad, stringPad, warmPad } from '../instruments/pads.ts'
import { reeseBass, softLead, subBass } from '../instruments/synths.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['Imaj9 VIm9 IVmaj9 V9sus', 'IVmaj9 Imaj9 IIm9 VIm9'],
  dark: ['Im9 bVImaj9 bIIImaj9 bVIIadd9', 'IVm9 bVImaj7 Im9 Vm7', 'Im9 IVm9 bVImaj9 Vm7'],
}

/** Kick, snare and their turn for two bars of break, in sixteenths. */
const BREAKS = [
  {
    kick: 'x.........x.....|x.........x.....',
    kickTurn: 'x.........x.....|x.x.......x.x...',
    snare: '....x..-.-..x..-|....x..-.-..x...',
    snareTurn: '....x..-.-..x..-|....x..o.-.ox.ox',
  },
  {
    kick: 'x.x.......x.....|x.x......x......',
    kickTurn: 'x.x.......x.....|..x..x....x.x...',
    snare: '....x..-.o..x...|....x..-.-..x.-.',
    snareTurn: '....x..-.o..x...|o...x.-o..o.x.oo',
  },
]

/** Fast broken drums under slow, wide chords, and a bass that carries the weight. */
export function composeDrumAndBass(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { intro: 8, drop: 12, break: 4, second: 8, outro: 4 }, [])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  // Chords last two bars: half as fast as the drums feel.
  const chords = harmonise(plan, text, 8, dark ? 'Im9' : 'Imaj9')
  const { beats } = form
  const [dropFrom, dropTo] = form.range('drop')
  const [breakFrom, breakTo] = form.range('break')
  const [secondFrom, secondTo] = form.range('second')
  const heavy = dark && random.chance(0.6)
  const drumBreak = random.pick(BREAKS)

  const bassPattern = random.pick([
    [
      [0, 1.5, 0],
      [1.75, 0.5, 0],
      [2.5, 1.2, 0],
      [4, 2, 0],
      [6.5, 0.7, 7],
      [7.25, 0.6, 12],
    ],
    [
      [0, 2.4, 0],
      [2.75, 0.7, 12],
      [3.5, 0.4, 10],
      [4, 1.5, 0],
      [5.75, 0.7, 7],
      [6.5, 1.2, 0],
    ],
    [
      [0, 3, 0],
      [3.25, 0.6, 7],
      [4, 2.5, 0],
      [6.75, 1, -2],
    ],
  ] as const)
  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 36)
    if (span.at >= lastBar) return [{ at: span.at, beats: 3, midi: root, velocity: 0.7 }]
    return bassPattern
      .filter(([at]) => at < span.beats)
      .map(([at, length, up]) => ({
        at: span.at + at,
        beats: length,
        midi: root + up,
        velocity: up ? 0.62 : 0.8,
      }))
  })
  const keys: Note[] = chords.flatMap((span) => {
    const ladder = chordLadder(span, 57, 6)
    const shape = [
      [0, 0],
      [0, 2],
      [0, 3],
      [1.5, 4],
      [3, 2],
      [3, 5],
      [4.5, 3],
      [6, 1],
      [6, 4],
    ] as const
    return shape
      .filter(([at]) => at < span.beats)
      .map(([at, rung]) => ({
        at: span.at + at,
        beats: 1.4,
        midi: ladder[rung]!,
        velocity: at === 0 ? 0.62 : 0.5,
      }))
  })
  const sparkle: Note[] = chords.flatMap((span) => {
    const ladder = chordLadder(span, 76, 5)
    const shape = [0, 2, 4, 1, 3, 2]
    return Array.from({ length: Math.floor(span.beats / 0.75) }, (_, i) => ({
      at: span.at + i * 0.75,
      beats: 0.6,
      midi: ladder[shape[i % shape.length]!]!,
      velocity: 0.4 + 0.18 * Math.abs(Math.sin(i * 1.3)),
    }))
  })
  const tune = {
    random: random.fork('tune'),
    key,
    chords,
    barBeats: 8,
    cells: [
      [1.5, 1.5, 1, 2, 2],
      [-1, 1.5, 1.5, 1, 3],
      [3, 1, 1.5, 2.5],
    ],
    endings: [
      [2, 4, -2],
      [1.5, 4.5, -2],
    ],
    low: 67,
    high: 86,
    phraseBars: 2,
    velocity: 0.68,
    pentatonic: true,
  }
  const melody = [
    ...composeMelody({ ...tune, from: dropFrom + 16, to: dropTo, form: 'AB' }),
    ...composeMelody({
      ...tune,
      random: random.fork('tune'),
      from: breakFrom,
      to: lastBar + 4,
      form: 'AABA',
    }),
  ]
  const playing = [
    [dropFrom, breakFrom],
    [secondFrom, lastBar],
  ] as const
  const pattern = (main: string, turn: string) =>
    within(
      loopWithTurn(hits(main, 0.25), hits(turn, 0.25), {
        barBeats: 8,
        every: 2,
        from: 0,
        to: beats,
      }),
      ...playing,
    )

  return {
    beats,
    tail: 3.2,
    swing: { grid: 0.25, amount: 0.06 },
    parts: [
      {
        name: 'kick',
        voice: breakKick,
        notes: pattern(drumBreak.kick, drumBreak.kickTurn),
        level: -20,
        takes: 2,
      },
      {
        name: 'snare',
        voice: breakSnare,
        notes: humanise(pattern(drumBreak.snare, drumBreak.snareTurn), random, 0.1),
        level: -19.5,
        reverb: 0.12,
        takes: 3,
      },
      {
        name: 'hats',
        voice: closedHat,
        notes: humanise(
          within(
            loop(hits('x-o-x-o-x-o-x-o-', 0.25), 4, 0, beats),
            [dropFrom - 16, breakFrom],
            [breakTo - 8, lastBar],
          ),
          random,
          0.2,
        ),
        level: -31,
        pan: 0.2,
        takes: 4,
        thin: [
          [dropFrom - 16, 9000],
          [dropFrom, 2000],
        ],
      },
      {
        name: 'ride',
        voice: heavy ? ride : shaker,
        notes: within(
          loop(hits('x.o.x.o.x.o.x.o.', 0.25), 4, 0, beats),
          [dropFrom + 16, breakFrom],
          [secondFrom, secondTo],
        ),
        level: -34,
        pan: -0.25,
        takes: 3,
      },
      {
        name: 'bass',
        voice: heavy ? reeseBass : subBass,
        notes: within(bass, [dropFrom, breakFrom], [secondFrom, beats]),
        level: heavy ? -18.5 : -19,
        duck: 0.4,
        takes: 2,
      },
      {
        name: 'keys',
        voice: heavy ? grandPiano : electricPiano,
        notes: keys,
        level: -24,
        spread: 0.4,
        reverb: 0.4,
        delay: 0.2,
        chorus: heavy ? 0 : 0.4,
        duck: 0.25,
        sweep: [
          [0, 1200],
          [dropFrom, 5200],
          [breakFrom, 5200],
          [breakTo, 9000],
          [secondTo, 6000],
          [beats, 1500],
        ],
      },
      {
        name: 'pad',
        voice: random.pick([warmPad, glassPad]),
        notes: sustainChords(chords, { low: 53, high: 74, voices: 4 }, 0.6),
        level: -25,
        reverb: 0.5,
        duck: 0.45,
        sweep: [
          [0, 600],
          [dropFrom - 1, 3800],
          [dropFrom, 2600],
          [breakFrom, 2600],
          [breakTo, 5200],
          [beats, 900],
        ],
      },
      {
        name: 'strings',
        voice: stringPad,
        notes: within(sustainChords(chords, { low: 69, high: 86, voices: 2 }, 0.6), [
          breakFrom,
          beats,
        ]),
        level: -29,
        reverb: 0.5,
        fader: [
          [breakFrom, 0.2],
          [breakTo, 1],
          [beats, 0.8],
        ],
      },
      {
        name: 'melody',
        voice: heavy ? celesta : random.pick([softLead, celesta]),
        notes: melody,
        level: -22,
        reverb: 0.42,
        delay: 0.42,
      },
      {
        name: 'sparkle',
        voice: glassBell,
        notes: within(sparkle, [8, dropFrom], [secondFrom, secondTo]),
        level: -32,
        spread: 0.8,
        reverb: 0.5,
        delay: 0.3,
      },
      {
        name: 'riser',
        voice: riser,
        notes: [dropFrom, breakTo].map((at) => ({ at: at - 8, beats: 8, midi: 60, velocity: 1 })),
        level: -33,
        reverb: 0.2,
      },
      {
        name: 'crash',
        voice: crash,
        notes: [dropFrom, secondFrom].map((at) => ({ at, beats: 4, midi: 60, velocity: 0.8 })),
        level: -28,
        reverb: 0.4,
      },
    ],
    reverb: { decay: 2.8, damping: 5200, preDelay: 0.03, size: 1.1 },
    delay: { beats: 0.75, feedback: 0.45, lowpass: 4200, highpass: 400 },
    fadeIn: 0.8,
    fadeOut: 3,
  }
}
