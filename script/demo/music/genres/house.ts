import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { nearest } from '../composition/theory.ts'
import { sustainChords, voiceLead } from '../composition/voicing.ts'
import {
  clap,
  closedHat,
  crash,
  houseKick,
  openHat,
  rim,
  riser,
  shaker,
} from '../instruments/drums.ts'
import { electricPiano, housePiano, organStab } from '../instruments/keys.ts'
import { marimba } from '../instruments/mallets.ts'
import { softPad, stringPad } from '../instruments/pads.ts'
import { arpPluck, houseBass } from '../instruments/synths.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

const PROGRESSIONS = {
  bright: ['VIm9 IVmaj9 Imaj9 Vadd9', 'IVmaj9 V9sus VIm9 IIIm7', 'Imaj9 IIIm7 VIm9 IVmaj7'],
  dark: ['Im9 bVImaj9 IVm9 Vm7', 'Im9 bIIImaj7 bVImaj9 bVIIadd9', 'Im9 Im9 IVm9 bVImaj7'],
}
const STABS = ['x..x..x...x..x..', '..x..x....x..x.x', 'x..x..x..x..x...']
const BASSLINES = ['..x...x...xo..x.', 'x..x..x...x..x.o', '..xo..x...x...xo']

/** Four on the floor, chords off the beat, everything breathing with the kick. */
export function composeHouse(spec: SongSpec): Score {
  const plan = sketch(spec, 4, { intro: 4, groove: 6, break: 4, drop: 8, outro: 3 }, [])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? PROGRESSIONS.dark : PROGRESSIONS.bright)
  const chords = harmonise(plan, text, 4, dark ? 'Im9' : 'VIm9')
  const { beats } = form
  const [grooveFrom, grooveTo] = form.range('groove')
  const [breakFrom, breakTo] = form.range('break')
  const [dropFrom, dropTo] = form.range('drop')
  const deep = dark ? random.chance(0.75) : random.chance(0.2)

  const stabPattern = hits(random.pick(STABS), 0.25)
  const voicings = voiceLead(chords, { low: 54, high: 74, voices: 4, rootless: true })
  const stabs: Note[] = chords.flatMap((span, index) =>
    span.at >= lastBar
      ? voicings[index]!.map((midi) => ({ at: span.at, beats: 3, midi, velocity: 0.7 }))
      : stabPattern.flatMap((hit) =>
          voicings[index]!.map((midi) => ({
            at: span.at + hit.at,
            beats: deep ? 0.2 : 0.42,
            midi,
            velocity: hit.velocity * (hit.at === 0 ? 0.95 : 0.82),
          })),
        ),
  )
  const bassPattern = hits(random.pick(BASSLINES), 0.25)
  const bass: Note[] = chords.flatMap((span) => {
    const root = nearest(span.chord.bass, 40)
    if (span.at >= lastBar) return [{ at: span.at, beats: 2, midi: root, velocity: 0.7 }]
    return bassPattern.map((hit, i) => ({
      at: span.at + hit.at,
      beats: hit.velocity > 0.6 ? 0.34 : 0.2,
      midi: root + (i % 4 === 3 ? 12 : i % 4 === 2 && hit.at > 2 ? 7 : 0),
      velocity: hit.velocity,
    }))
  })
  const hook = composeMelody({
    random: random.fork('hook'),
    key,
    chords,
    from: breakFrom,
    to: dropTo,
    barBeats: 4,
    cells: [
      [0.75, 0.75, 0.5, 0.75, 0.75, 0.5],
      [-0.5, 0.5, 0.75, 0.75, 0.5, 1],
      [0.5, 0.25, 0.75, 0.5, -0.5, 0.75, 0.75],
    ],
    endings: [
      [0.75, 0.75, 1.5, -1],
      [0.5, 0.5, 1, 1, -1],
    ],
    low: 69,
    high: 86,
    form: 'AABA',
    phraseBars: 2,
    velocity: 0.7,
    pentatonic: true,
  })
  const beaten = [
    [0, breakFrom],
    [dropFrom, lastBar],
  ] as const
  const kick = within(loop(hits('X...X...X...X...', 0.25), 4, 0, beats), ...beaten)

  return {
    beats,
    tail: 3,
    swing: { grid: 0.25, amount: 0.1 },
    parts: [
      { name: 'kick', voice: houseKick, notes: kick, level: -17.5 },
      {
        name: 'clap',
        voice: clap,
        notes: within(
          loopWithTurn(hits('....x.......x...', 0.25), hits('....x.......x..o', 0.25), {
            barBeats: 4,
            every: 4,
            from: 0,
            to: beats,
          }),
          [grooveFrom, breakFrom],
          [dropFrom, lastBar],
        ),
        level: -22,
        reverb: 0.2,
        takes: 3,
      },
      {
        name: 'open hat',
        voice: openHat,
        notes: within(
          loop(hits('..x...x...x...x.', 0.25), 4, 0, beats),
          [grooveFrom, breakFrom],
          [dropFrom, dropTo],
        ),
        level: -30,
        pan: 0.15,
        duck: 0.3,
        takes: 2,
      },
      {
        name: 'closed hat',
        voice: closedHat,
        notes: humanise(
          within(
            loop(hits('o-x-o-x-o-x-o-xo', 0.25), 4, 0, beats),
            [8, breakFrom],
            [breakTo - 8, lastBar],
          ),
          random,
        ),
        level: -33,
        pan: -0.2,
        takes: 3,
      },
      {
        name: 'percussion',
        voice: deep ? rim : shaker,
        notes: humanise(
          within(
            loop(hits(deep ? '...x..x....x..-.' : '-o-x-o-x-o-x-o-x', 0.25), 4, 0, beats),
            [0, breakFrom],
            [dropFrom, dropTo],
          ),
          random,
        ),
        level: -33,
        pan: 0.4,
        reverb: 0.2,
        delay: deep ? 0.25 : 0,
        takes: 3,
      },
      {
        name: 'bass',
        voice: houseBass,
        notes: within(bass, [grooveFrom, breakFrom], [dropFrom, beats]),
        level: -19.5,
        duck: 0.75,
      },
      {
        name: 'chords',
        voice: deep ? random.pick([organStab, electricPiano]) : housePiano,
        notes: stabs,
        level: -21,
        spread: 0.4,
        reverb: 0.24,
        delay: deep ? 0.3 : 0.1,
        duck: 0.55,
        takes: 2,
        sweep: [
          [0, 420],
          [grooveFrom, 2400],
          [grooveTo, 5000],
          [breakFrom, 1500],
          [dropFrom - 0.5, 7000],
          [dropFrom, 9000],
          [dropTo, 7000],
          [beats, 700],
        ],
      },
      {
        name: 'pad',
        voice: random.pick([softPad, stringPad]),
        notes: within(sustainChords(chords, { low: 57, high: 76, voices: 4 }, 0.6), [
          grooveFrom,
          beats,
        ]),
        level: -27,
        reverb: 0.4,
        duck: 0.85,
        fader: [
          [grooveFrom, 0.3],
          [breakFrom, 1],
          [breakTo, 1.5],
          [dropFrom, 0.9],
          [beats, 0.7],
        ],
        sweep: [
          [grooveFrom, 900],
          [breakFrom, 1500],
          [dropFrom, 6500],
          [dropTo, 4000],
          [beats, 600],
        ],
      },
      {
        name: 'hook',
        voice: deep ? marimba : arpPluck,
        notes: hook,
        level: -22.5,
        pan: -0.1,
        reverb: 0.3,
        delay: 0.35,
        duck: 0.3,
        sweep: [
          [breakFrom, 900],
          [dropFrom, 9000],
          [dropTo, 6000],
        ],
      },
      {
        name: 'riser',
        voice: riser,
        notes: [{ at: breakTo - 8, beats: 8, midi: 60, velocity: 1 }],
        level: -32,
        reverb: 0.2,
      },
      {
        name: 'crash',
        voice: crash,
        notes: [grooveFrom, dropFrom].map((at) => ({ at, beats: 4, midi: 60, velocity: 0.7 })),
        level: -30,
        reverb: 0.4,
        duck: 0.4,
      },
    ],
    reverb: { decay: 1.9, damping: 5200, preDelay: 0.02, size: 0.9 },
    delay: { beats: 0.75, feedback: 0.42, lowpass: 3600, highpass: 400 },
    fadeIn: 0.02,
    fadeOut: 2.5,
  }
}
