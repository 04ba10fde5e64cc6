import { type Canvas, drawStave, linear, type Point, smoothPath, tag } from './canvas.ts'

/** Where each player stands, from the back to the front: shift from the middle, and size. */
const PLACES = {
  1: [[0, 0, 1]],
  2: [
    [-165, 30, 0.84],
    [165, 70, 0.84],
  ],
  4: [
    [-110, -40, 0.6],
    [130, -20, 0.6],
    [-255, 175, 0.66],
    [265, 190, 0.66],
  ],
} as const

/** Players cut from paper, without faces; the five lines run across them as across a score. */
export function paintPortrait(canvas: Canvas, colour: string, players: 1 | 2 | 4): void {
  const { random, palette } = canvas
  canvas.add(
    tag('rect', {
      width: 1000,
      height: 1000,
      fill: linear(
        canvas,
        [0, 0],
        [0.4, 1],
        [
          { at: 0, colour: palette.ground },
          { at: 1, colour: palette.deep },
        ],
      ),
    }),
  )
  const sunX = players === 1 ? random.range(330, 670) : 500
  const sunR = players === 1 ? random.range(290, 340) : 370
  canvas.add(tag('circle', { cx: sunX, cy: random.range(340, 420), r: sunR, fill: colour }))
  const skins = random.shuffle(
    [...palette.shapes, palette.line].filter((one) => one !== colour && one !== palette.shapes[2]),
  )
  const style = random.int(0, 3)
  PLACES[players].forEach(([x, y, size], index) => {
    const skin = skins[index % skins.length] ?? palette.line
    const figure = drawFigure(canvas, colour, skin, (style + index * 3) % 4)
    // Sizes grow from the shoulders, so that nobody floats.
    const place = `translate(${x} ${y}) translate(500 620) scale(${size}) translate(-500 -620)`
    canvas.add(tag('g', { transform: place }, figure))
  })
  const base = random.range(815, 850)
  const phase = random.range(0, 6)
  drawStave(canvas, {
    colour: palette.line,
    width: 5,
    opacity: 0.95,
    y: (x, line) => base + (line - 2) * 23 + 22 * Math.sin(x / 190 + phase),
  })
}

function drawFigure(canvas: Canvas, colour: string, skin: string, style: number): string {
  const { random, palette } = canvas
  const third = palette.shapes[2]
  const tilt = random.range(-6, 6)
  const headWidth = random.range(122, 142)
  const headHeight = random.range(164, 186)
  // Hair and coat must stand out from the disc behind them.
  const dark = third === colour ? palette.deep : third
  const shoulders: Point[] = [
    [180, 1400],
    [205, 880],
    [random.range(270, 310), 765],
    [440, 700],
    [560, 700],
    [random.range(690, 730), 765],
    [795, 880],
    [820, 1400],
  ]
  const parts: string[] = []
  parts.push(
    tag('path', {
      d: `${smoothPath(shoulders)}Z`,
      fill: linear(
        canvas,
        [0, 0],
        [1, 1],
        [
          { at: 0, colour: dark === palette.deep ? palette.shapes[0] : dark },
          { at: 1, colour: palette.deep },
        ],
      ),
    }),
  )
  parts.push(tag('path', { d: 'M436 560H564V700C564 760 436 760 436 700Z', fill: skin }))
  parts.push(
    tag('path', { d: 'M436 640Q500 700 564 640V690Q500 745 436 690Z', fill: dark, opacity: 0.22 }),
  )
  parts.push(
    tag('ellipse', {
      cx: 500,
      cy: 480,
      rx: headWidth,
      ry: headHeight,
      fill: skin,
    }),
  )
  // Half of the face in shade gives it a direction without features.
  const side = random.chance(0.5) ? 1 : -1
  parts.push(
    tag('path', {
      d: `M500 ${480 - headHeight}A${headWidth} ${headHeight} 0 0 ${side > 0 ? 1 : 0} 500 ${480 + headHeight}Q${500 + side * 46} 480 500 ${480 - headHeight}Z`,
      fill: dark,
      opacity: 0.2,
    }),
  )
  const crown = 480 - headHeight
  if (style === 0) {
    parts.push(
      tag('path', {
        d: `M${500 - headWidth - 14} 500C${500 - headWidth - 40} ${crown - 60} ${500 + headWidth + 40} ${crown - 60} ${500 + headWidth + 14} 500C${500 + headWidth - 14} ${crown + 110} ${500 - headWidth + 60} ${crown + 120} ${500 - headWidth - 14} 500Z`,
        fill: dark,
      }),
    )
  } else if (style === 1) {
    parts.push(tag('circle', { cx: 500 + side * 20, cy: crown - 26, r: 74, fill: dark }))
    parts.push(
      tag('path', {
        d: `M${500 - headWidth - 4} 480A${headWidth + 4} ${headHeight + 6} 0 0 1 ${500 + headWidth + 4} 480Q500 ${crown + 70} ${500 - headWidth - 4} 480Z`,
        fill: dark,
      }),
    )
  } else if (style === 2) {
    parts.push(tag('ellipse', { cx: 500, cy: crown + 62, rx: headWidth + 96, ry: 24, fill: dark }))
    parts.push(
      tag('path', {
        d: `M${500 - headWidth + 4} ${crown + 62}C${500 - headWidth + 10} ${crown - 70} ${500 + headWidth - 10} ${crown - 70} ${500 + headWidth - 4} ${crown + 62}Z`,
        fill: dark,
      }),
    )
  } else {
    parts.push(
      tag('path', {
        d: `M${500 - headWidth - 10} 700C${500 - headWidth - 60} 520 ${500 - headWidth - 30} ${crown - 50} 500 ${crown - 44}C${500 + headWidth + 30} ${crown - 50} ${500 + headWidth + 60} 520 ${500 + headWidth + 10} 700C${500 + headWidth + 4} 560 ${500 + headWidth - 10} ${crown + 130} ${500 + side * 30} ${crown + 66}C${500 - headWidth + 30} ${crown + 130} ${500 - headWidth - 2} 560 ${500 - headWidth - 10} 700Z`,
        fill: dark,
      }),
    )
  }
  return tag('g', { transform: `rotate(${tilt} 500 620)` }, parts.join(''))
}
