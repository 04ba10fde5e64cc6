import { expect, test } from 'vitest'
import { peaksOf, thinPeaks, toBars } from './peaks.ts'

test('bars keep the loudest peak of their stretch, and never vanish', () => {
  expect(toBars([0, 51, 255, 0, 102, 0], 3, 0.1)).toEqual([0.2, 1, 0.4])
  expect(toBars([10, 20], 4)).toEqual([0.5, 0.5, 1, 1])
  expect(toBars([], 3, 0.1)).toEqual([0.1, 0.1, 0.1])
  expect(toBars([0, 0], 2, 0.1)).toEqual([0.1, 0.1])
})

test('peaks are the loudest sample of any channel', () => {
  const left = new Float32Array([0, 0.5, 0, 0])
  const right = new Float32Array([0, 0, -1, 0.25])
  expect(peaksOf([left, right], 2)).toEqual([128, 255])
  expect(peaksOf([], 2)).toEqual([0, 0])
})

test('a queue keeps a song’s shape in fewer peaks', () => {
  const peaks = Array.from({ length: 800 }, (_, at) => (at < 400 ? 100 : 200))
  const thin = thinPeaks(peaks, 4)
  expect(thin).toEqual([128, 128, 255, 255])
  expect(thinPeaks([1, 2], 4)).toEqual([1, 2])
})
