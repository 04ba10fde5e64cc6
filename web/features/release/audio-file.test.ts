import { expect, test } from 'vitest'
import { audioTypeOf } from './audio-file.ts'

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))

test.each([
  ['RIFF....WAVE', 'audio/wav'],
  ['fLaC\0\0\0\x22....', 'audio/flac'],
  ['ID3\x04........', 'audio/mpeg'],
  ['\xff\xfb\x90\x64........', 'audio/mpeg'],
  ['\xff\xf3\x90\x64........', 'audio/mpeg'],
])('%j is known by its first bytes', (head, type) => {
  expect(audioTypeOf(bytes(head))).toBe(type)
})

test.each(['RIFF....AVI ', '%PDF-1.7....', 'OggS........', '', '\xff\xd8\xff\xe0........'])(
  '%j is refused',
  (head) => expect(audioTypeOf(bytes(head))).toBeUndefined(),
)
