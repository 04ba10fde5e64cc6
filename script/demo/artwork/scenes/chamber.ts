import { blur, type Canvas, linear, type Point, smoothPath, tag } from '../canvas.ts'

/** Chamber: bodies of string instruments reduced to two curves, strings drawn over them. */
export function paintChamber(canvas: Canvas): void {
  const { random, palette } = canvas
  const [wood, blush, dark, pale] = palette.shapes
  canvas.add(
    tag('rect', {
      width: 1000,
      height: 1000,
      fill: linear(
        canvas,
        [0, 0],
        [1, 1],
        [
          { at: 0, colour: palette.ground },
          { at: 1, colour: palette.deep },
        ],
      ),
    }),
  )
  const tilt = random.range(-24, 24)
  const centre = random.range(430, 570)
  const body = (scale: number): string => {
    const half: Point[] = [
      [0, -330],
      [120, -300],
      [178, -210],
      [150, -110],
      [104, -50],
      [110, 20],
      [176, 90],
      [232, 190],
      [208, 300],
      [110, 362],
      [0, 378],
    ]
    const right = half.map(([x, y]) => [x * scale, y * scale] as const)
    const left = [...right]
      .reverse()
      .slice(1, -1)
      .map(([x, y]) => [-x, y] as const)
    return smoothPath([...right, ...left], true)
  }
  const shade = linear(
    canvas,
    [0, 0],
    [1, 0.4],
    [
      { at: 0, colour: blush },
      { at: 1, colour: wood },
    ],
  )
  const soft = blur(canvas, 22)
  const place = `translate(${centre} 540) rotate(${tilt})`
  canvas.add(
    tag('path', {
      d: body(1.16),
      fill: dark,
      opacity: 0.3,
      filter: soft,
      transform: `translate(26 34) ${place}`,
    }),
  )
  canvas.add(tag('path', { d: body(1.16), fill: shade, transform: place }))
  canvas.add(
    tag('path', {
      d: body(0.98),
      fill: 'none',
      stroke: pale,
      'stroke-width': 2.5,
      opacity: 0.5,
      transform: place,
    }),
  )
  for (const side of [-1, 1]) {
    canvas.add(
      tag('path', {
        d: `M${side * 92} -40C${side * 60} -10 ${side * 118} 70 ${side * 84} 112`,
        fill: 'none',
        stroke: dark,
        'stroke-width': 9,
        'stroke-linecap': 'round',
        transform: place,
      }),
    )
  }
  // The five lines are its strings, and leave the picture at both ends.
  const swing = random.range(-30, 30)
  for (let line = -2; line <= 2; line++) {
    const points: Point[] = []
    for (let n = 0; n <= 12; n++) {
      const y = -800 + n * 135
      points.push([line * (15 + n * 0.9) + swing * Math.sin((n / 12) * Math.PI) * 0.25 * line, y])
    }
    canvas.add(
      tag('path', {
        d: smoothPath(points),
        fill: 'none',
        stroke: palette.line,
        'stroke-width': 3,
        transform: place,
      }),
    )
  }
  canvas.add(
    tag('rect', { x: -70, y: 148, width: 140, height: 13, rx: 6, fill: dark, transform: place }),
  )
  const bow = random.range(-58, -40) * (random.chance(0.5) ? 1 : -1)
  canvas.add(
    tag(
      'g',
      { transform: `translate(${centre} 560) rotate(${bow + 90})` },
      tag('path', {
        d: 'M-14 -640C24 -200 24 200 -14 640',
        fill: 'none',
        stroke: dark,
        'stroke-width': 12,
        'stroke-linecap': 'round',
      }) + tag('line', { x1: -16, y1: -630, x2: -16, y2: 630, stroke: pale, 'stroke-width': 4 }),
    ),
  )
}
