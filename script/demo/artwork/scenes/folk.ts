import { type Canvas, drawStave, linear, type Point, smoothPath, tag } from '../canvas.ts'

/** Folk: ploughed hills whose furrows are the five lines, a sun, a few trees like notes. */
export function paintFolk(canvas: Canvas): void {
  const { random, palette } = canvas
  const [green, rust, dark, gold] = palette.shapes
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
          { at: 0.62, colour: palette.deep },
        ],
      ),
    }),
  )
  const sunX = random.range(240, 760)
  canvas.add(
    tag('circle', { cx: sunX, cy: random.range(230, 320), r: random.range(92, 140), fill: rust }),
  )
  const hill = (top: number, height: number, phase: number, length: number) => (x: number) =>
    top -
    height * Math.sin(x / length + phase) -
    0.35 * height * Math.sin(x / (length * 0.43) + phase * 2)
  const layers = [
    { colour: gold, top: 520, height: 46 },
    { colour: green, top: 610, height: 62 },
    { colour: rust, top: 720, height: 52 },
    { colour: dark, top: 830, height: 58 },
  ]
  layers.forEach(({ colour, top, height }, index) => {
    const shape = hill(
      top,
      height * random.range(0.7, 1.15),
      random.range(0, 6),
      random.range(190, 300),
    )
    const points: Point[] = []
    for (let x = -40; x <= 1040; x += 40) points.push([x, shape(x)])
    canvas.add(tag('path', { d: `${smoothPath(points)}L1040 1040L-40 1040Z`, fill: colour }))
    if (index === 1 || index === 3) {
      const spread = random.range(0.06, 0.13)
      drawStave(canvas, {
        colour: index === 1 ? palette.ground : gold,
        width: 3,
        opacity: 0.75,
        y: (x, line) => shape(x) + 24 + line * (15 + spread * Math.abs(x - sunX) * 0.35),
      })
    }
    if (index === 0 || index === 1) {
      for (let n = 0; n < random.int(2, 4); n++) {
        const x = random.range(90, 910)
        const y = shape(x)
        const h = random.range(46, 92)
        canvas.add(
          tag('line', { x1: x, y1: y + 6, x2: x, y2: y - h, stroke: dark, 'stroke-width': 4 }),
        )
        canvas.add(
          tag('ellipse', {
            cx: x,
            cy: y - h,
            rx: h * 0.3,
            ry: h * 0.42,
            fill: index === 0 ? green : dark,
          }),
        )
      }
    }
  })
  // Birds, far off.
  for (let n = 0; n < random.int(3, 5); n++) {
    const x = random.range(150, 850)
    const y = random.range(110, 260)
    const s = random.range(9, 16)
    canvas.add(
      tag('path', {
        d: `M${x - s * 2} ${y - s}Q${x - s} ${y - s * 1.4} ${x} ${y}Q${x + s} ${y - s * 1.4} ${x + s * 2} ${y - s}`,
        fill: 'none',
        stroke: palette.line,
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
    )
  }
}
