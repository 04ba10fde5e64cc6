import { type Canvas, drawStave, linear, tag } from '../canvas.ts'

/** Drum & bass: shards thrown along a diagonal, quick as the drums; the lines bend in the wind. */
export function paintDrumAndBass(canvas: Canvas): void {
  const { random, palette } = canvas
  const [first, second, third, accent] = palette.shapes
  canvas.add(
    tag('rect', {
      width: 1000,
      height: 1000,
      fill: linear(
        canvas,
        [0, 0],
        [1, 1],
        [
          { at: 0, colour: palette.deep },
          { at: 0.55, colour: palette.ground },
        ],
      ),
    }),
  )
  const angle = random.range(-42, -28)
  const strips: string[] = []
  const count = 26
  for (let n = 0; n < count; n++) {
    const y = -420 + n * (1840 / count)
    const nearness = Math.exp(-(((n - count / 2) / 6.5) ** 2))
    const length = 120 + 900 * nearness * random.range(0.35, 1)
    const start = 500 - length * random.range(0.35, 0.65)
    const height = random.range(8, 46) * (0.4 + nearness)
    const colour = n % 9 === 4 ? accent : random.pick([first, first, second, third])
    strips.push(
      tag('rect', {
        x: start,
        y,
        width: length,
        height,
        fill: linear(
          canvas,
          [0, 0],
          [1, 0],
          [
            { at: 0, colour, opacity: 0 },
            { at: random.range(0.2, 0.6), colour, opacity: 0.9 },
            { at: 1, colour, opacity: 0.95 },
          ],
        ),
      }),
    )
  }
  canvas.add(tag('g', { transform: `rotate(${angle} 500 500)` }, strips.join('')))
  const cx = random.range(420, 580)
  const cy = random.range(420, 580)
  const r = random.range(150, 200)
  canvas.add(tag('circle', { cx, cy, r: r * 1.02, fill: palette.ground }))
  canvas.add(
    tag('circle', {
      cx,
      cy,
      r,
      fill: linear(
        canvas,
        [0, 1],
        [1, 0],
        [
          { at: 0, colour: first },
          { at: 1, colour: second },
        ],
      ),
    }),
  )
  const phase = random.range(0, 6)
  drawStave(canvas, {
    colour: palette.line,
    width: 3.4,
    y: (x, line) => {
      const near = Math.exp(-(((x - cx) / 230) ** 2))
      return cy + (line - 2) * (20 + 58 * near) + 26 * Math.sin(x / 120 + phase) * (1 - near)
    },
  })
}
