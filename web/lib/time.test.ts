import { describe, expect, test } from 'vitest'
import { formatLeft, spokenLeft } from './time.ts'

describe('time left', () => {
  test('shows the two largest units', () => {
    expect(formatLeft(93_784)).toBe('1 d 2 h')
    expect(formatLeft(3_725)).toBe('1 h 2 min')
    expect(formatLeft(61)).toBe('1 min 1 s')
    expect(formatLeft(9)).toBe('9 s')
  })

  test('leaves out what is zero, and skips no unit in between', () => {
    expect(formatLeft(86_400)).toBe('1 d')
    expect(formatLeft(86_400 + 59)).toBe('1 d')
  })

  test('is nothing once the time has passed', () => {
    expect(formatLeft(0)).toBe('0 s')
    expect(formatLeft(-5)).toBe('0 s')
    expect(formatLeft(Number.NaN)).toBe('0 s')
    expect(spokenLeft(0)).toBe('no time')
  })

  test('is said in words', () => {
    expect(spokenLeft(86_400 + 3_600)).toBe('1 day 1 hour')
    expect(spokenLeft(122)).toBe('2 minutes 2 seconds')
  })
})
