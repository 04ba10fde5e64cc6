import { createRandom, type Random } from '../music/random.ts'
import type { Palette } from './palettes.ts'

/** What a picture is drawn with. Coordinates run from 0 to 1000 both ways. */
export interface Canvas {
  random: Random
  palette: Palette
  /** Adds shared definitions, such as gradients; returns the `url(#...)` to paint with. */
  define(make: (id: string) => string): string
  add(svg: string): void
}

const round = (x: number) => Math.round(x * 100) / 100

/** Joins SVG attributes, numbers rounded. */
export function tag(name: string, attributes: Record<string, string | number>, body = ''): string {
  const text = Object.entries(attributes)
    .map(([key, value]) => `${key}="${typeof value === 'number' ? round(value) : value}"`)
    .join(' ')
  return body ? `<${name} ${text}>${body}</${name}>` : `<${name} ${text}/>`
}

export type Point = readonly [x: number, y: number]

/** A smooth open or closed curve through points (Catmull-Rom as Beziers). */
export function smoothPath(points: readonly Point[], closed = false): string {
  const at = (i: number): Point => {
    const n = points.length
    return points[closed ? (i + n) % n : Math.max(0, Math.min(n - 1, i))] as Point
  }
  const text = ([x, y]: Point) => `${round(x)} ${round(y)}`
  let path = `M${text(at(0))}`
  const segments = closed ? points.length : points.length - 1
  for (let i = 0; i < segments; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const c2: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    path += `C${text(c1)} ${text(c2)} ${text(to)}`
  }
  return closed ? `${path}Z` : path
}

export interface Stop {
  at: number
  colour: string
  opacity?: number
}

const stopsOf = (stops: readonly Stop[]) =>
  stops
    .map(({ at, colour, opacity = 1 }) =>
      tag('stop', { offset: at, 'stop-color': colour, 'stop-opacity': opacity }),
    )
    .join('')

/** A gradient along a line, in shares of the shape (or of the picture with `whole`). */
export function linear(
  canvas: Canvas,
  from: Point,
  to: Point,
  stops: readonly Stop[],
  whole = false,
): string {
  return canvas.define((id) =>
    tag(
      'linearGradient',
      {
        id,
        x1: from[0],
        y1: from[1],
        x2: to[0],
        y2: to[1],
        ...(whole ? { gradientUnits: 'userSpaceOnUse' } : {}),
      },
      stopsOf(stops),
    ),
  )
}

/** A gradient around the middle of the shape. */
export function radial(canvas: Canvas, stops: readonly Stop[], centre: Point = [0.5, 0.5]): string {
  return canvas.define((id) =>
    tag(
      'radialGradient',
      { id, cx: centre[0], cy: centre[1], r: 0.5, fx: centre[0], fy: centre[1] },
      stopsOf(stops),
    ),
  )
}

/** A soft blur to use as a `filter`; `size` in the units of the picture. */
export function blur(canvas: Canvas, size: number): string {
  return canvas.define((id) =>
    tag(
      'filter',
      { id, x: '-10%', y: '-10%', width: '120%', height: '120%' },
      tag('feGaussianBlur', { stdDeviation: size }),
    ),
  )
}

export interface StaveOptions {
  /** Height of line `line` (0 to 4, middle 2) at `x`. */
  y: (x: number, line: number) => number
  colour: string
  width: number
  opacity?: number
  from?: number
  to?: number
}

/** The five lines. They run through every picture. */
export function drawStave(canvas: Canvas, options: StaveOptions): void {
  const { from = -20, to = 1020 } = options
  for (let line = 0; line < 5; line++) {
    const points: Point[] = []
    for (let x = from; x <= to; x += 26) points.push([x, options.y(x, line)])
    canvas.add(
      tag('path', {
        d: smoothPath(points),
        fill: 'none',
        stroke: options.colour,
        'stroke-width': options.width,
        'stroke-linecap': 'round',
        opacity: options.opacity ?? 1,
      }),
    )
  }
}

/** Draws a picture with `paint` and returns the SVG, `size` pixels square. */
export function compose(
  seed: string,
  palette: Palette,
  size: number,
  paint: (canvas: Canvas) => void,
): string {
  const definitions: string[] = []
  const body: string[] = []
  const canvas: Canvas = {
    random: createRandom(seed),
    palette,
    define: (make) => {
      const id = `d${definitions.length}`
      definitions.push(make(id))
      return `url(#${id})`
    },
    add: (svg) => body.push(svg),
  }
  canvas.add(tag('rect', { width: 1000, height: 1000, fill: palette.ground }))
  paint(canvas)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1000 1000">` +
    `<defs>${definitions.join('')}</defs>${body.join('')}</svg>`
  )
}
