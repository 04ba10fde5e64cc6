import { TOTAL_SHARES } from '@stave/sdk/splits'

/**
 * Percent as parts per million, exactly. Undefined when the text is no share between 0 and 100, or finer than that.
 *
 * @example
 * parsePercent('12.5') // 125_000
 */
export function parsePercent(text: string): number | undefined {
  const clean = text.trim().replace(/\s*%$/, '').replace(',', '.')
  const match = /^(\d{1,3})(?:\.(\d{0,4}))?$|^\.(\d{1,4})$/.exec(clean)
  if (!match) return undefined
  const ppm = Number(match[1] ?? 0) * 10_000 + Number((match[2] ?? match[3] ?? '').padEnd(4, '0'))
  return ppm <= TOTAL_SHARES ? ppm : undefined
}

/** Parts per million as the shortest percent text: `toPercent(125_000)` is `12.5`. */
export function toPercent(ppm: number): string {
  const fraction = (ppm % 10_000).toString().padStart(4, '0').replace(/0+$/, '')
  return `${Math.floor(ppm / 10_000)}${fraction && `.${fraction}`}`
}
