import { type Canvas, drawStave, tag } from '../canvas.ts'

/** Jazz: cut paper, off the grid, and a stave that leans into it. */
export function paintJazz(canvas: Canvas): void {
  const { random, palette } = canvas
  const [first, second, third, fourth] = palette.shapes
  canvas.add(
    tag('polygon', {
      points: `0 0 ${random.range(380, 560)} 0 ${random.range(240, 420)} 1000 0 1000`,
      fill: palette.deep,
    }),
  )
  const cut = (x: number, y: number, w: number, h: number, lean: number) =>
    [
      [x + lean, y],
      [x + w + lean, y + random.range(-14, 14)],
      [x + w, y + h],
      [x, y + h + random.range(-14, 14)],
    ]
      .map((point) => point.join(' '))
      .join(' ')
  const order = random.shuffle(
    [first, second, third, fourth, first].filter((c) => c !== palette.line),
  )
  order.push(...order.slice(0, 5 - order.length).reverse())
  // Keys of a vibraphone, or windows of a street at night.
  let x = random.range(90, 150)
  order.forEach((colour, index) => {
    const w = random.range(74, 142)
    const h = random.range(380, 700)
    const y = 150 + index * random.range(12, 38) + random.range(-30, 60)
    canvas.add(
      tag('polygon', {
        points: cut(x, y, w, h, random.range(-26, 36)),
        fill: colour,
        opacity: 0.96,
      }),
    )
    x += w + random.range(22, 48)
  })
  const cx = random.range(560, 760)
  const cy = random.range(240, 400)
  const r = random.range(105, 150)
  canvas.add(tag('circle', { cx, cy, r, fill: third }))
  canvas.add(tag('path', { d: `M${cx} ${cy - r}A${r} ${r} 0 0 1 ${cx} ${cy + r}Z`, fill: second }))
  const slope = random.range(-0.26, -0.12)
  const base = random.range(640, 740)
  const bend = random.range(18, 40)
  drawStave(canvas, {
    colour: palette.line,
    width: 4.6,
    y: (px, line) => base + slope * (px - 500) + (line - 2) * 30 + bend * Math.sin(px / 260),
  })
  for (let n = 0; n < 6; n++) {
    const px = 130 + n * 145 + random.range(-34, 34)
    const line = random.int(0, 8) / 2
    const py = base + slope * (px - 500) + (line - 2) * 30 + bend * Math.sin(px / 260)
    canvas.add(
      tag('ellipse', {
        cx: px,
        cy: py,
        rx: 24,
        ry: 17,
        fill: n % 3 === 1 ? third : palette.line,
        transform: `rotate(-20 ${px} ${py})`,
      }),
    )
    canvas.add(
      tag('line', {
        x1: px + 21,
        y1: py - 6,
        x2: px + 21,
        y2: py - 118,
        stroke: n % 3 === 1 ? third : palette.line,
        'stroke-width': 5,
      }),
    )
  }
}
