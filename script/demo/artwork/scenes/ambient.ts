import {
  blur,
  type Canvas,
  drawStave,
  linear,
  type Point,
  radial,
  smoothPath,
  tag,
} from '../canvas.ts'

/** Ambient: mist, a low sun, water that carries the five lines. */
export function paintAmbient(canvas: Canvas): void {
  const { random, palette } = canvas
  const [sun, mist, light, far] = palette.shapes
  const horizon = random.range(560, 680)
  canvas.add(
    tag('rect', {
      width: 1000,
      height: 1000,
      fill: linear(
        canvas,
        [0, 0],
        [0, 1],
        [
          { at: 0, colour: palette.deep },
          { at: horizon / 1000 - 0.06, colour: palette.ground },
          { at: 1, colour: far },
        ],
      ),
    }),
  )
  const x = random.range(300, 700)
  const size = random.range(120, 190)
  const y = horizon - size * random.range(0.7, 1.5)
  const halo = radial(canvas, [
    { at: 0, colour: sun, opacity: 0.75 },
    { at: 1, colour: sun, opacity: 0 },
  ])
  canvas.add(tag('circle', { cx: x, cy: y, r: size * 3, fill: halo }))
  canvas.add(
    tag('circle', {
      cx: x,
      cy: y,
      r: size,
      fill: linear(
        canvas,
        [0, 0],
        [0, 1],
        [
          { at: 0, colour: light },
          { at: 1, colour: sun, opacity: 0.75 },
        ],
      ),
    }),
  )
  const soft = blur(canvas, 26)
  for (let n = 0; n < 5; n++) {
    const top = horizon + (n - 2.4) * random.range(40, 62)
    const phase = random.range(0, 7)
    const points: Point[] = []
    for (let px = -240; px <= 1240; px += 80) {
      points.push([px, top + 26 * Math.sin(px / random.range(150, 240) + phase)])
    }
    canvas.add(
      tag('path', {
        d: `${smoothPath(points)}L1240 1240L-240 1240Z`,
        fill: [mist, palette.ground, far, mist, palette.deep][n] ?? mist,
        opacity: 0.34,
        filter: n < 3 ? soft : 'none',
      }),
    )
  }
  const base = horizon + random.range(95, 150)
  const phase = random.range(0, 6)
  drawStave(canvas, {
    colour: palette.line,
    width: 2.6,
    opacity: 0.85,
    y: (px, line) =>
      base +
      (line - 2) * (26 + 12 * Math.sin(px / 330 + phase)) +
      20 * Math.sin(px / 210 + phase + line * 0.16),
  })
  // The sun's road on the water, broken by the lines.
  for (let n = 0; n < 16; n++) {
    const width = random.range(14, 60) * (1 + n / 10)
    canvas.add(
      tag('rect', {
        x: x - width / 2 + random.range(-16, 16),
        y: horizon + 22 + n * 19,
        width,
        height: 4,
        rx: 2,
        fill: light,
        opacity: 0.5 - n * 0.022,
      }),
    )
  }
}
