import { type Canvas, drawStave, linear, type Point, smoothPath, tag } from '../canvas.ts'

/** Dub: a speaker seen from the front, its sound going out in rings; each echo fainter. */
export function paintDub(canvas: Canvas): void {
  const { random, palette } = canvas
  const [gold, red, green, pale] = palette.shapes
  canvas.add(
    tag('rect', {
      width: 1000,
      height: 1000,
      fill: linear(
        canvas,
        [0, 0],
        [0, 1],
        [
          { at: 0, colour: palette.ground },
          { at: 1, colour: palette.deep },
        ],
      ),
    }),
  )
  const cx = random.range(370, 630)
  const cy = random.range(400, 560)
  const rings = 9
  const step = random.range(66, 78)
  for (let n = rings; n >= 1; n--) {
    const colour = [green, gold, red][n % 3] ?? green
    canvas.add(tag('circle', { cx, cy, r: 60 + n * step, fill: colour, opacity: 0.9 - n * 0.072 }))
    canvas.add(
      tag('circle', { cx, cy, r: 60 + n * step - step * 0.4, fill: palette.ground, opacity: 0.82 }),
    )
  }
  canvas.add(tag('circle', { cx, cy, r: 118, fill: red }))
  canvas.add(tag('circle', { cx, cy, r: 86, fill: pale }))
  canvas.add(tag('circle', { cx, cy, r: 42, fill: palette.deep }))
  // Echoes of one wave, each lower and fainter.
  const base = random.range(735, 790)
  for (let echo = 3; echo >= 0; echo--) {
    const points: Point[] = []
    const delay = echo * 62
    for (let x = -20; x <= 1020; x += 20) {
      const swell = Math.exp(-(((x - cx - delay) / 210) ** 2))
      points.push([
        x,
        base + echo * 36 - (118 - echo * 24) * swell * Math.cos((x - cx - delay) / 34),
      ])
    }
    canvas.add(
      tag('path', {
        d: smoothPath(points),
        fill: 'none',
        stroke: palette.line,
        'stroke-width': 5 - echo,
        opacity: 0.85 - echo * 0.2,
      }),
    )
  }
  drawStave(canvas, {
    colour: palette.line,
    width: 3,
    opacity: 0.9,
    y: (x, line) => base + 88 + line * 21 + 5 * Math.sin(x / 160 + line),
  })
}
