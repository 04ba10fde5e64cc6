import { type Canvas, linear, type Point, smoothPath, tag } from '../canvas.ts'

/** Lo-fi: things on a table by a window, steam and rain made of the five lines. */
export function paintLofi(canvas: Canvas): void {
  const { random, palette } = canvas
  const [warm, cool, glow, dark] = palette.shapes
  const left = random.range(130, 200)
  const top = random.range(110, 150)
  const width = 1000 - left * 2
  const sill = random.range(670, 720)
  const frame = linear(
    canvas,
    [0, 0],
    [0, 1],
    [
      { at: 0, colour: palette.deep },
      { at: 1, colour: glow },
    ],
  )
  canvas.add(tag('rect', { x: left, y: top, width, height: sill - top, rx: 10, fill: frame }))
  const clip = canvas.define((id) =>
    tag('clipPath', { id }, tag('rect', { x: left, y: top, width, height: sill - top, rx: 10 })),
  )
  const inside: string[] = []
  const moonX = left + width * random.range(0.3, 0.75)
  inside.push(
    tag('circle', {
      cx: moonX,
      cy: top + 170,
      r: random.range(70, 105),
      fill: warm,
      opacity: 0.92,
    }),
  )
  // Roofs across the street.
  let x = left - 20
  while (x < left + width) {
    const w = random.range(80, 170)
    const h = random.range(90, 240)
    inside.push(
      tag('rect', {
        x,
        y: sill - h,
        width: w,
        height: h,
        fill: cool,
        opacity: random.range(0.55, 0.95),
      }),
    )
    for (let n = 0; n < 3; n++) {
      if (random.chance(0.55)) {
        inside.push(
          tag('rect', {
            x: x + 16 + n * 28,
            y: sill - h + 24 + random.int(0, 2) * 34,
            width: 13,
            height: 18,
            fill: glow,
          }),
        )
      }
    }
    x += w + random.range(0, 8)
  }
  for (let n = 0; n < 46; n++) {
    const rx = random.range(left, left + width)
    const ry = random.range(top, sill - 60)
    inside.push(
      tag('line', {
        x1: rx,
        y1: ry,
        x2: rx - 12,
        y2: ry + random.range(28, 60),
        stroke: palette.ground,
        'stroke-width': 2,
        opacity: 0.55,
      }),
    )
  }
  canvas.add(tag('g', { 'clip-path': clip }, inside.join('')))
  canvas.add(tag('rect', { x: 492, y: top, width: 16, height: sill - top, fill: palette.ground }))
  canvas.add(tag('rect', { x: 0, y: sill, width: 1000, height: 1000 - sill, fill: dark }))
  canvas.add(
    tag('rect', { x: 0, y: sill, width: 1000, height: 14, fill: palette.line, opacity: 0.35 }),
  )
  const cup = random.range(290, 380) + (random.chance(0.5) ? 320 : 0)
  const foot = sill + 96
  canvas.add(
    tag('ellipse', { cx: cup, cy: foot + 2, rx: 128, ry: 17, fill: palette.ground, opacity: 0.9 }),
  )
  canvas.add(
    tag('path', {
      d: `M${cup - 84} ${foot - 138}H${cup + 84}C${cup + 84} ${foot - 40} ${cup + 56} ${foot} ${cup} ${foot}C${cup - 56} ${foot} ${cup - 84} ${foot - 40} ${cup - 84} ${foot - 138}Z`,
      fill: warm,
    }),
  )
  canvas.add(
    tag('path', {
      d: `M${cup + 80} ${foot - 112}c62 -14 66 78 -14 70`,
      fill: 'none',
      stroke: warm,
      'stroke-width': 17,
    }),
  )
  // Steam: the five lines, upright.
  const lean = random.range(-34, 34)
  for (let line = -2; line <= 2; line++) {
    const points: Point[] = []
    for (let n = 0; n <= 14; n++) {
      const rise = n / 14
      points.push([
        cup +
          line * (17 + rise * 15) +
          lean * rise * 2 +
          24 * Math.sin(n * 0.85 + line * 0.22) * rise,
        foot - 156 - rise * 440,
      ])
    }
    canvas.add(
      tag('path', {
        d: smoothPath(points),
        fill: 'none',
        stroke: linear(
          canvas,
          [0, foot - 600],
          [0, foot - 150],
          [
            { at: 0, colour: palette.ground, opacity: 0 },
            { at: 0.5, colour: palette.ground, opacity: 1 },
            { at: 1, colour: palette.ground, opacity: 0.7 },
          ],
          true,
        ),
        'stroke-width': 4,
        'stroke-linecap': 'round',
      }),
    )
  }
}
