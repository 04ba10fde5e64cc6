import { renderTable } from '../table.ts'

/** Something measured beside its limit. */
export type Figure = {
  /** What was measured, such as "withdraw again". */
  name: string
  value: number
  /** The most that `value` may be. */
  limit: number
  /** One word, such as "gas"; also the name of the value in JSON. */
  unit: string
  /** What `value` is one part of, such as "play", when it is not the whole. */
  per?: string
  /** What the same costs elsewhere, or the least it can cost, in words. */
  beside?: string
}

/** What a bench found. */
export type Measurement = {
  figures: Figure[]
  /** What is wrong apart from limits, such as a committed snapshot that differs, each with what to do. */
  problems: string[]
}

export type MeasureOptions = {
  /** File that takes what the tools print. */
  log: string
  /** Write the committed snapshots anew instead of comparing with them. */
  write: boolean
}

export type Bench = {
  name: string
  about: string
  /** Throws when nothing could be measured. */
  measure: (options: MeasureOptions) => Promise<Measurement>
}

/** Whether the value is above its limit. */
export function isOver({ value, limit }: Figure): boolean {
  return value > limit
}

/** One sentence that says by how much a figure is above its limit. */
export function describeOver({ name, value, limit, unit, per }: Figure): string {
  const unitName = per === undefined ? unit : `${unit} a ${per}`
  const over = formatNumber(ceilToTenth(value - limit))
  return `${name}: ${formatNumber(value)} ${unitName}, ${over} above the limit of ${formatNumber(limit)}`
}

/** The figures as a table for people; those above their limit are marked. */
export function figuresTable(figures: Figure[]): string {
  const rows = figures.map((figure) => [
    isOver(figure) ? '✗' : '✓',
    figure.name,
    formatNumber(figure.value),
    formatNumber(figure.limit),
    figure.per === undefined ? figure.unit : `${figure.unit} a ${figure.per}`,
    figure.beside ?? '',
  ])
  const beside = figures.some((figure) => figure.beside !== undefined) ? ['to compare'] : []
  return renderTable(['', 'operation', 'value', 'at most', 'unit', ...beside], rows, [2, 3])
}

/** The figures as one object for programs: `{"<name>": {"<unit>": value, "limit": limit}}`. */
export function figuresJson(figures: Figure[]): string {
  const entries = figures.map(({ name, value, limit, unit }) => [name, { [unit]: value, limit }])
  return JSON.stringify(Object.fromEntries(entries), null, 2)
}

/** Rounds up to one decimal, so that a rounded figure never looks better than it is. */
export function ceilToTenth(value: number): number {
  return Math.ceil(Number((value * 10).toFixed(6))) / 10
}

function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 })
}
