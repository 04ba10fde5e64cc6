/**
 * Writes an International Standard Recording Code the way databases do: twelve characters, no hyphens.
 * Returns undefined when the text is none (country, registrant, year, designation).
 *
 * @example
 * normalizeIsrc('us-rc1-76-07839') // 'USRC17607839'
 */
export function normalizeIsrc(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(code) ? code : undefined
}

/**
 * Writes a Universal Product Code (12 digits) or European Article Number (13) without spaces.
 * Returns undefined when its last digit is not the check digit of the others.
 *
 * @example
 * normalizeUpc('0 36000 29145 2') // '036000291452'
 */
export function normalizeUpc(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '')
  return /^\d{12,13}$/.test(code) && hasCheckDigit(code) ? code : undefined
}

/** GS1: from the right, the digits weigh 1, 3, 1, 3 ... and add up to a multiple of ten. */
function hasCheckDigit(code: string): boolean {
  const digits = [...code].reverse().map(Number)
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10 === 0
}
