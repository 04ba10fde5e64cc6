import { expect, test } from 'vitest'
import { parseParts, parseTime, parseWhole } from './number-field.tsx'

test('whole numbers within their limits', () => {
  expect(parseWhole(' 12 ', 1, 20)).toBe(12)
  expect(parseWhole('0', 1, 20)).toBeUndefined()
  expect(parseWhole('21', 1, 20)).toBeUndefined()
  expect(parseWhole('1.5', 1, 20)).toBeUndefined()
  expect(parseWhole('', 0, 20)).toBeUndefined()
})

test('decimals in parts of one, exactly', () => {
  expect(parseParts('0.5', 1_000, 65_535)).toBe(500)
  expect(parseParts('1.1', 1_000, 65_535)).toBe(1_100)
  expect(parseParts('.25', 100, 1_000)).toBe(25)
  expect(parseParts('0.0005', 1_000, 65_535)).toBeUndefined()
  expect(parseParts('99', 1_000, 65_535)).toBeUndefined()
  expect(parseParts('many', 1_000, 65_535)).toBeUndefined()
})

test('times', () => {
  expect(parseTime('2026-01-01T00:00Z')).toBe(1_767_225_600)
  expect(parseTime('')).toBeUndefined()
})
