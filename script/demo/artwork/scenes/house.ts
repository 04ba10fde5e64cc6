import { type Canvas, drawStave, linear, tag } from '../canvas.ts'

/** House: circles on a beat, cut in half and turned, the five lines as a bar of rests. */
export function paintHouse(canvas: Canvas): void {
  const { random, palette } = canvas
  const [first, second, third, fourth] = palette.shapes
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
  const cells = 4
  const size = 760 / cells
  const colours = [first, second, third, fourth]
  let previous = ''
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const x = 120 + (column + 0.5) * size
      const y = 120 + (row + 0.5) * size
      const colour = random.pick(colours.filter((one) => one !== previous))
      previous = colour
      const r = size / 2
      const turn = random.int(0, 3) * 90
      const kind = random.chance(0.14) ? 4 : random.int(0, 3)
      const place = `translate(${x} ${y}) rotate(${turn})`
      // The beat falls on the diagonal: there the circles are always whole.
      if (row === column || kind === 0) {
        canvas.add(tag('circle', { cx: x, cy: y, r: r * 0.94, fill: colour }))
        canvas.add(tag('circle', { cx: x, cy: y, r: r * 0.34, fill: palette.ground }))
      } else if (kind === 1) {
        canvas.add(
          tag('path', { d: `M${-r} 0A${r} ${r} 0 0 1 ${r} 0Z`, fill: colour, transform: place }),
        )
      } else if (kind === 2) {
        canvas.add(
          tag('path', {
            d: `M${-r} ${-r}A${2 * r} ${2 * r} 0 0 1 ${r} ${r}L${-r} ${r}Z`,
            fill: colour,
            transform: place,
          }),
        )
      } else if (kind === 3) {
        for (const shrink of [0.92, 0.66, 0.4]) {
          canvas.add(
            tag('circle', {
              cx: x,
              cy: y,
              r: r * shrink,
              fill: 'none',
              stroke: colour,
              'stroke-width': 9,
            }),
          )
        }
      }
    }
  }
  const row = random.int(1, 3)
  drawStave(canvas, {
    colour: palette.line,
    width: 5,
    y: (_, line) => 120 + row * size + (line - 2) * 17,
  })
}
