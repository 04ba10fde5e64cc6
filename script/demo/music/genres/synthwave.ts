import { composeMelody } from '../composition/melody.ts'
import { hits, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { chordLadder, sustainChords } from '../composition/voicing.ts'
import { closedHat, crash, gatedKick, gatedSnare, openHat, tom } from '../instruments/drums.ts'
import { celesta } from '../instruments/mallets.ts'
import { analogBrass, stringPad, warmPad } from '../instruments/pads.ts'
import { arpPluck, sawLead, softLead, synthBass } from '../instruments/synths.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['VIm IVmaj7 I V', 'Iadd9 V/3 VIm IV', 'IVmaj7 V VIm Iadd9'],
  dark: ['Im bVImaj7 bIIIadd9 bVII', 'Im bVII bVImaj7 Vm', 'Im7 IVm bVImaj7 bVIIsus4:2 bVII:2'],
}
const ARPEGGIOS = [
  [0, 2, 4, 3, 5, 4, 2, 3],
  [0, 1, 2, 4, 3, 2, 1, 2],
  [0, 3, 1, 4, 2, 5, 3, 4],
]

/** Pulsing bass, arpeggios in sixteenths, a huge snare, and a lead for driving at night. */
export function composeSynthwave(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { intro: 4, verse: 6, chorus: 8, outro: 3 }, ['chorus'])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  const chords = harmonise(plan, text, 4, dark ? 'Im' : 'Iadd9')
  const { beats } = form
  const [verseFrom, verseTo] = form.range('verse')
  const [chorusFrom, chorusTo] = form.range('chorus')
  const shape = random.pick(ARPEGGIOS)
  const gallop = random.chance(0.5)

  const arpeggio: Note[] = chords.flatMap((span) => {
    const ladder = chordLadder(span, 60, 6)
    const steps = span.at >= lastBar ? 8 : span.beats * 4
    return Array.from({ length: steps }, (_, i) => ({
      at: span.at + i * 0.25,
      beats: 0.22,
      midi: ladder[shape[i % shape.length]!]!,
      velocity: i % 4 === 0 ? 0.82 : i % 2 === 0 ? 0.62 : 0.5,
    }))
  })
  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 39)
    if (span.at >= lastBar) return [{ at: span.at, beats: 3, midi: root, velocity: 0.7 }]
    const pattern = hits(gallop ? 'x.xxx.xxx.xxx.xx' : 'x.x.x.x.x.x.x.x.', 0.25)
    return within(pattern, [0, span.beats]).map((hit, i) => ({
      at: span.at + hit.at,
      beats: gallop ? 0.2 : 0.4,
      midi: root + (!gallop && i % 2 === 1 ? 12 : gallop && hit.at % 1 === 0.75 ? 12 : 0),
      velocity: hit.at % 1 === 0 ? 0.85 : 0.66,
    }))
  })
  const lead = composeMelody({
    random: random.fork('lead'),
    key,
    chords,
    from: chorusFrom,
    to: lastBar + 4,
    barBeats: 4,
    cells: [
      [1.5, 0.5, 1, 1],
      [0.75, 0.75, 0.5, 1, 1],
      [1, 1, 0.5, 0.5, 1],
      [2, 0.5, 0.5, 1],
    ],
    endings: [
      [1.5, 1.5, 1],
      [3, -1],
      [1, 3],
    ],
    low: 67,
    high: 86,
    form: 'AABA',
    phraseBars: 2,
    velocity: 0.78,
  })
  const teaser = composeMelody({
    random: random.fork('teaser'),
    key,
    chords,
    from: verseFrom,
    to: verseTo,
    barBeats: 4,
    cells: [
      [-1, 1, 1, 1],
      [-2, 1, 1],
    ],
    endings: [[2, -2]],
    low: 72,
    high: 88,
    form: 'AA-A',
    phraseBars: 2,
    velocity: 0.6,
    pentatonic: true,
  })
  const fill: Note[] = [verseTo - 4, chorusTo - 4].flatMap((bar) =>
    [62, 62, 57, 57, 53, 50].map((midi, i) => ({
      at: bar + 2.5 + i * 0.25,
      beats: 0.25,
      midi: midi - 12,
      velocity: 0.6 + i * 0.05,
    })),
  )
  const driving = [[verseFrom, lastBar]] as const

  return {
    beats,
    tail: 3.5,
    parts: [
      {
        name: 'kick',
        voice: gatedKick,
        notes: within(
          loop(
            hits(random.pick(['x.......x.......', 'x.....x.x.......', 'x...x...x...x...']), 0.25),
            4,
            0,
            beats,
          ),
          ...driving,
        ),
        level: -19,
      },
      {
        name: 'snare',
        voice: gatedSnare,
        notes: within(
          loopWithTurn(hits('....x.......x...', 0.25), hits('....x.......x...', 0.25), {
            barBeats: 4,
            every: 4,
            from: 0,
            to: beats,
          }),
          [verseFrom + 8, lastBar],
        ),
        level: -20,
        reverb: 0.3,
        takes: 2,
      },
      {
        name: 'hats',
        voice: closedHat,
        notes: within(loop(hits('x-o-x-o-x-o-x-o-', 0.25), 4, 0, beats), [verseFrom, lastBar]),
        level: -33,
        pan: 0.2,
        takes: 3,
      },
      {
        name: 'open hat',
        voice: openHat,
        notes: within(loop(hits('..x...x...x...x.', 0.25), 4, 0, beats), [chorusFrom, chorusTo]),
        level: -33,
        pan: -0.2,
      },
      { name: 'toms', voice: tom, notes: fill, level: -24, spread: 0.7, reverb: 0.35 },
      {
        name: 'bass',
        voice: synthBass,
        notes: within(bass, [verseFrom, beats]),
        level: -19.5,
        duck: 0.35,
        sweep: [
          [verseFrom, 500],
          [verseTo, 1800],
          [chorusFrom, 3800],
          [beats, 1200],
        ],
      },
      {
        name: 'arpeggio',
        voice: arpPluck,
        notes: arpeggio,
        level: -24,
        spread: 0.5,
        reverb: 0.22,
        delay: 0.34,
        duck: 0.2,
        sweep: [
          [0, 500],
          [verseFrom, 3200],
          [verseTo, 2400],
          [chorusFrom, 8500],
          [chorusTo, 7000],
          [beats, 500],
        ],
      },
      {
        name: 'chords',
        voice: analogBrass,
        notes: within(sustainChords(chords, { low: 53, high: 72, voices: 4 }, 0.62, 0.94), [
          verseFrom,
          beats,
        ]),
        level: -25,
        reverb: 0.28,
        chorus: 0.5,
        duck: 0.35,
        fader: [
          [verseFrom, 0.45],
          [verseTo, 0.7],
          [chorusFrom, 1],
          [beats, 0.9],
        ],
      },
      {
        name: 'pad',
        voice: random.pick([warmPad, stringPad]),
        notes: sustainChords(chords, { low: 60, high: 79, voices: 3 }, 0.6),
        level: -28,
        reverb: 0.5,
        duck: 0.3,
        fader: [
          [0, 1],
          [verseFrom, 0.5],
          [chorusFrom, 0.9],
          [beats, 1],
        ],
      },
      {
        name: 'teaser',
        voice: celesta,
        notes: teaser,
        level: -25,
        reverb: 0.5,
        delay: 0.5,
        pan: 0.2,
      },
      {
        name: 'lead',
        voice: random.pick([sawLead, softLead]),
        notes: lead,
        level: -20.5,
        reverb: 0.3,
        delay: 0.32,
      },
      {
        name: 'crash',
        voice: crash,
        notes: [verseFrom, chorusFrom].map((at) => ({ at, beats: 4, midi: 60, velocity: 0.7 })),
        level: -30,
        reverb: 0.4,
      },
    ],
    reverb: { decay: 2.6, damping: 5200, preDelay: 0.025, size: 1.1 },
    delay: { beats: 0.75, feedback: 0.42, lowpass: 3800, highpass: 350 },
    fadeIn: 0.6,
    fadeOut: 3,
  }
}
