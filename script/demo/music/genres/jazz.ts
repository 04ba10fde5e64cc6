import { composeMelody } from '../composition/melody.ts'
import { hits, humanise, loop, loopWithTurn, within } from '../composition/rhythm.ts'
import type { Note, Score } from '../composition/score.ts'
import { type ChordSpan, nearest, pitchClasses } from '../composition/theory.ts'
import { voiceLead } from '../composition/voicing.ts'
import { acousticKick, acousticSnare, brush, closedHat, ride } from '../instruments/drums.ts'
import { grandPiano } from '../instruments/keys.ts'
import { vibraphone } from '../instruments/mallets.ts'
import { jazzGuitar, uprightBass } from '../instruments/strings.ts'
import type { Random } from '../random.ts'
import type { SongSpec } from '../types.ts'
import { harmonise, sketch } from './tools.ts'

/** Eight bars each; two are played as A A B A. */
const CHANGES = {
  bright: [
    'Imaj9 VIm9 IIm9 V13 IIIm7 VI7b9 IIm9 V13',
    'Imaj7 II9 IIm9 V13 Imaj9 bIIImaj7 IIm9 V13',
    'IIm9 V13 Imaj9 IVmaj9 IIIm7 VI7b9 IIm9 V9sus',
  ],
  dark: [
    'Im9 IVm9 IIm7b5 V7b9 Im9 bVImaj7 IIm7b5 V7b9',
    'IVm9 bVII13 bIIImaj9 bVImaj7 IIm7b5 V7b9 Im9 Im6',
    'Im9 Im6 IVm9 bVII13 bIIImaj9 bVImaj7 IIm7b5 V7b9',
  ],
}

/** Around which MIDI numbers the roots of the walking bass stay. */
const LOWEST_ROOT = 36
const HIGHEST_ROOT = 43

/** A bass that walks: chord tones on the way, a semitone's step into each new root. */
function walk(
  chords: readonly ChordSpan[],
  random: Random,
  barBeats: number,
  lastBar: number,
): Note[] {
  let here = nearest(chords[0]!.chord.root, 40)
  return chords.flatMap((span, index) => {
    const root = nearest(span.chord.root, Math.max(LOWEST_ROOT, Math.min(HIGHEST_ROOT, here)))
    const line = [root]
    const next = chords[index + 1]
    if (span.at >= lastBar || !next) {
      return [{ at: span.at, beats: barBeats, midi: root, velocity: 0.8 }]
    }
    const goal = nearest(next.chord.root, Math.max(LOWEST_ROOT, Math.min(HIGHEST_ROOT, root)))
    const tones = pitchClasses(span.chord)
    const direction = goal >= root ? 1 : -1
    while (line.length < span.beats - 1) {
      const from = line.at(-1)!
      const options = tones
        .map((tone) => nearest(tone, from + direction * 3))
        .filter((m) => m !== from)
      line.push(random.pick(options))
    }
    line.push(goal + random.pick([1, -1, -direction]))
    here = line.at(-1)!
    return line.slice(0, span.beats).map((midi, i) => ({
      at: span.at + i,
      beats: 0.94,
      midi: midi < 28 ? midi + 12 : midi > 53 ? midi - 12 : midi,
      velocity: i === 0 ? 0.82 : 0.7 + random.range(-0.05, 0.05),
    }))
  })
}

/** A small combo late at night: walking bass, brushed or ridden drums, vibraphone or guitar. */
export function composeJazz(spec: SongSpec): Score {
  const waltz = spec.seed % 2 === 1
  const barBeats = waltz ? 3 : 4
  const plan = sketch(spec, barBeats, { intro: 4, head: 16, solo: 8, outro: 3 }, ['solo', 'head'])
  const { key, random, form, lastBar } = plan
  const dark = key.scale[2] === 3
  const text = random.pick(dark ? CHANGES.dark : CHANGES.bright)
  const chords = harmonise(plan, text, barBeats, dark ? 'Im9' : 'I69')
  const { beats } = form
  const [headFrom, headTo] = form.range('head')
  const [soloFrom] = form.range('solo')

  const rhythms = waltz
    ? ['x..o..', '..x..o', 'x...x.']
    : ['..x....x', 'x..x....', '...x..x.', 'x.....x.']
  const voicings = voiceLead(chords, { low: 53, high: 72, voices: 4, rootless: true })
  const comping: Note[] = chords.flatMap((span, index) => {
    const pattern = random.pick(rhythms)
    const strokes =
      span.at >= lastBar
        ? [{ at: 0, beats: barBeats, midi: 60, velocity: 0.8 }]
        : within(hits(pattern, 0.5), [0, span.beats])
    return strokes.flatMap((stroke) =>
      voicings[index]!.map((midi) => ({
        at: span.at + stroke.at,
        beats: stroke.beats > 1 ? stroke.beats : random.pick([0.4, 0.8, 1.2]),
        midi,
        velocity: stroke.velocity * 0.7 + random.range(-0.05, 0.05),
      })),
    )
  })
  const cells = waltz
    ? [
        [1, 0.5, 0.5, 1],
        [-0.5, 0.5, 1, 1],
        [1.5, 0.5, 0.5, 0.5],
      ]
    : [
        [0.5, 0.5, 1, 0.5, 0.5, 1],
        [-0.5, 0.5, 0.5, 0.5, 1.5, 0.5],
        [1, 1, 0.5, 1.5],
        [-1, 0.5, 0.5, 0.5, 0.5, 1],
      ]
  const endings = waltz
    ? [
        [2, -1],
        [1, 1.5, -0.5],
      ]
    : [
        [0.5, 2, -1.5],
        [1, 1.5, -1.5],
        [0.5, 0.5, 1.5, -1.5],
      ]
  const line = { key, chords, barBeats, endings, phraseBars: 4 }
  const head = composeMelody({
    ...line,
    random: random.fork('head'),
    cells,
    low: 63,
    high: 82,
    from: headFrom,
    to: headTo,
    form: 'AABA',
    velocity: 0.74,
  })
  const solo = composeMelody({
    ...line,
    random: random.fork('solo'),
    cells: waltz
      ? [
          [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
          [-0.5, 0.5, 0.5, 0.5, 1],
        ]
      : [
          [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
          [-0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1],
          [1, 0.5, 0.5, 0.5, 0.5, 1],
        ],
    low: 60,
    high: 81,
    from: soloFrom,
    to: lastBar + barBeats,
    form: 'CDCE',
    velocity: 0.72,
  })
  const leadFirst = random.chance(0.5)
  const spang = waltz ? hits('x.x-x.', 0.5) : hits('x.xox.xo', 0.5)
  const hat = waltz ? hits('..x.o.', 0.5) : hits('..x...x.', 0.5)
  const full = [headFrom, lastBar + 0.5] as const

  return {
    beats,
    tail: 3,
    swing: { grid: 0.5, amount: spec.bpm > 150 ? 0.24 : 0.3 },
    parts: [
      {
        name: 'bass',
        voice: uprightBass,
        notes: walk(chords, random.fork('walk'), barBeats, lastBar),
        level: -20,
        pan: -0.08,
        looseness: 0.008,
        reverb: 0.06,
        takes: 2,
      },
      {
        name: 'piano',
        voice: grandPiano,
        notes: within(comping, [headFrom - barBeats, beats]),
        level: -24,
        pan: -0.3,
        spread: 0.3,
        reverb: 0.2,
        looseness: 0.012,
      },
      {
        name: 'head',
        voice: leadFirst ? vibraphone : jazzGuitar,
        notes: head,
        level: -20,
        pan: 0.22,
        reverb: 0.26,
        looseness: 0.012,
        takes: 2,
      },
      {
        name: 'solo',
        voice: leadFirst ? jazzGuitar : vibraphone,
        notes: solo,
        level: -20,
        pan: 0.05,
        reverb: 0.26,
        looseness: 0.014,
        takes: 2,
      },
      {
        name: 'ride',
        voice: ride,
        notes: humanise(within(loop(spang, barBeats, 0, beats), full), random, 0.14),
        level: -33,
        pan: 0.35,
        reverb: 0.12,
        looseness: 0.006,
        takes: 4,
      },
      {
        name: 'hat',
        voice: closedHat,
        notes: within(loop(hat, barBeats, 0, beats), [0, lastBar]),
        level: -35,
        pan: -0.4,
        reverb: 0.1,
        takes: 3,
      },
      {
        name: 'brushes',
        voice: brush,
        notes: humanise(
          loop(hits(waltz ? 'o.x.o.' : 'o.x.o.x.', 0.5), barBeats, 0, lastBar).map((note) => ({
            ...note,
            beats: 0.9,
          })),
          random,
        ),
        level: -35,
        pan: -0.15,
        takes: 4,
      },
      {
        name: 'snare',
        voice: acousticSnare,
        notes: humanise(
          within(
            loopWithTurn(
              hits(waltz ? '....-.' : '...-...-', 0.5),
              hits(waltz ? '..o.-x' : '...o.-xo', 0.5),
              { barBeats, every: 4, from: 0, to: beats },
            ),
            [headFrom - barBeats, lastBar],
          ),
          random,
          0.3,
        ),
        level: -32,
        reverb: 0.2,
        looseness: 0.008,
        takes: 3,
      },
      {
        name: 'kick',
        voice: acousticKick,
        notes: humanise(
          within(loop(hits(waltz ? 'o.....' : 'o...-...', 0.5), barBeats, 0, beats), full),
          random,
        ),
        level: -29,
        takes: 2,
      },
    ],
    reverb: { decay: 1.3, damping: 4600, preDelay: 0.012, size: 0.75 },
    delay: { beats: 0.5, feedback: 0.1, lowpass: 2500, highpass: 300 },
    fadeIn: 0.02,
    fadeOut: 2.4,
  }
}
