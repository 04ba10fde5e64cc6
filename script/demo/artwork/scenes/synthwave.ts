import { blur, type Canvas, linear, radial, tag } from '../canvas.ts'

/** Synthwave: a banded sun, ridges, and the five lines running to the horizon. */
export function paintSynthwave(canvas: Canvas): void {
  const { random, palette } = canvas
  const [top, bottom, ridge, glow] = palette.shapes
  const horizon = random.range(585, 650)
  canvas.add(
    tag('rect', {
      width: 1000,
      height: horizon,
      fill: linear(
        canvas,
        [0, 0],
        [0, 1],
        [
          { at: 0, colour: palette.ground },
          { at: 0.7, colour: palette.deep },
          { at: 1, colour: ridge },
        ],
      ),
    }),
  )
  for (let n = 0; n < 70; n++) {
    canvas.add(
      tag('circle', {
        cx: random.range(0, 1000),
        cy: random.range(0, horizon - 140),
        r: random.range(0.8, 2.4),
        fill: palette.line,
        opacity: random.range(0.25, 0.9),
      }),
    )
  }
  const x = random.range(330, 670)
  const r = random.range(170, 265)
  const y = horizon - r * random.range(0.55, 0.8)
  canvas.add(
    tag('circle', {
      cx: x,
      cy: y,
      r: r * 2,
      fill: radial(canvas, [
        { at: 0, colour: top, opacity: 0.6 },
        { at: 1, colour: top, opacity: 0 },
      ]),
    }),
  )
  // Slits grow towards the bottom of the sun.
  const mask = canvas.define((id) => {
    let slits = tag('rect', { x: 0, y: 0, width: 1000, height: 1000, fill: '#fff' })
    for (let n = 0; n < 5; n++) {
      slits += tag('rect', {
        x: 0,
        y: y - r * 0.1 + n * r * 0.22,
        width: 1000,
        height: 6 + n * 6,
        fill: '#000',
      })
    }
    return tag('mask', { id }, slits)
  })
  canvas.add(
    tag(
      'g',
      { mask },
      tag('circle', {
        cx: x,
        cy: y,
        r,
        fill: linear(
          canvas,
          [0, 0],
          [0, 1],
          [
            { at: 0, colour: bottom },
            { at: 1, colour: top },
          ],
        ),
      }),
    ),
  )
  // Low hills, or peaks that frame the sun.
  const height = random.pick([1, 2.9])
  for (const [depth, colour] of [
    [90 * height, ridge],
    [54 * height, palette.ground],
  ] as const) {
    const points: string[] = [`-10 ${horizon + 2}`]
    for (let px = -10; px <= 1010; px += random.range(44, 96)) {
      const away = Math.min(1, Math.abs(px - x) / 420)
      points.push(`${px} ${horizon - depth * (0.15 + away) * random.range(0.35, 1.5)}`)
    }
    points.push(`1010 ${horizon + 2}`)
    canvas.add(tag('polygon', { points: points.join(' '), fill: colour }))
  }
  canvas.add(
    tag('rect', {
      x: 0,
      y: horizon,
      width: 1000,
      height: 1000 - horizon,
      fill: linear(
        canvas,
        [0, 0],
        [0, 1],
        [
          { at: 0, colour: palette.deep },
          { at: 1, colour: palette.ground },
        ],
      ),
    }),
  )
  for (let n = 1; n < 12; n++) {
    const py = horizon + (1000 - horizon) * (n / 11) ** 2.1
    canvas.add(
      tag('line', {
        x1: 0,
        y1: py,
        x2: 1000,
        y2: py,
        stroke: glow,
        'stroke-width': 1.6,
        opacity: 0.42,
      }),
    )
  }
  const shine = blur(canvas, 7)
  for (const [width, filter, opacity] of [
    [9, shine, 0.55],
    [3.4, 'none', 1],
  ] as const) {
    for (let line = -2; line <= 2; line++) {
      canvas.add(
        tag('line', {
          x1: x + line * 12,
          y1: horizon,
          x2: x + line * 250,
          y2: 1010,
          stroke: palette.line,
          'stroke-width': width,
          opacity,
          filter,
        }),
      )
    }
  }
  canvas.add(tag('rect', { x: 0, y: horizon - 1.5, width: 1000, height: 3, fill: glow }))
}
