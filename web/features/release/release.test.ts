import { describe, expect, test } from 'vitest'
import {
  creditProblems,
  detailProblems,
  isStepComplete,
  termsProblems,
  toMetadata,
} from './check.ts'
import { editDraft, emptyDraft, isFree, type ReleaseDraft, steps } from './draft.ts'

const artist = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const audio = {
  file: new File(['sound'], 'song.wav', { type: 'audio/wav' }),
  mime: 'audio/wav',
  duration: 61.4,
  waveform: [0, 128, 255],
}
const complete: ReleaseDraft = {
  ...emptyDraft(artist),
  audio,
  artwork: { file: new File(['image'], 'cover.png', { type: 'image/png' }) },
  details: {
    ...emptyDraft(artist).details,
    title: 'Blue Hour',
    artist: 'Ada Quist',
    genre: 'Ambient',
  },
}

describe('a draft', () => {
  test('is complete step by step', () => {
    const empty = emptyDraft(artist)
    expect(steps.filter((step) => isStepComplete(empty, step))).toEqual([
      'credits',
      'split',
      'terms',
    ])
    expect(steps.filter((step) => isStepComplete(complete, step))).toEqual(steps.slice(0, -1))
  })

  test('says what is wrong with its details', () => {
    expect(detailProblems(emptyDraft(artist))).toMatchObject({
      title: 'This is missing.',
      artist: 'This is missing.',
      genre: 'This is missing.',
    })
    const details = { ...complete.details, bpm: '4', isrc: 'XX', upc: '123' }
    expect(Object.keys(detailProblems({ ...complete, details })).sort()).toEqual([
      'bpm',
      'isrc',
      'upc',
    ])
    expect(detailProblems(complete)).toEqual({})
  })

  test('says which credit is incomplete', () => {
    const credits = [
      { key: 'a', name: 'Ada', role: 'Vocals', address: '' },
      { key: 'b', name: '', role: 'Composer', address: 'nowhere' },
    ]
    expect(Object.keys(creditProblems({ ...complete, credits })).sort()).toEqual([
      '1.address',
      '1.name',
    ])
  })

  test('needs a price that is one', () => {
    expect(termsProblems({ price: 'much', releaseAt: '' }).price).toMatch('dollars')
    expect(termsProblems({ price: '1000.01', releaseAt: '' }).price).toMatch('at most')
    expect(termsProblems({ price: '0.003', releaseAt: '2030-01-01T12:00' })).toEqual({})
    expect(isFree({ price: '0.00', releaseAt: '' })).toBe(true)
    expect(isFree({ price: '0.01', releaseAt: '' })).toBe(false)
  })

  test('becomes metadata that the schema takes', () => {
    const metadata = toMetadata({ ...complete, details: { ...complete.details, bpm: '92' } })
    expect(metadata).toMatchObject({
      title: 'Blue Hour',
      bpm: 92,
      duration: 61,
      waveform: [0, 128, 255],
    })
  })
})

describe('an edit', () => {
  const published: ReleaseDraft = {
    ...complete,
    progress: {
      cipher: { key: '0x01', counter: '0x02' },
      wrappedKeys: [],
      audioCid: 'audio',
      artworkCid: 'artwork',
      metadata: { digest: '0x03', cid: 'metadata' },
      split: 4,
    },
  }

  test('of the title publishes the metadata again and nothing else', () => {
    const { progress } = editDraft(published, { details: { ...published.details, title: 'Dusk' } })
    expect(progress).toMatchObject({ audioCid: 'audio', artworkCid: 'artwork', split: 4 })
    expect(progress.metadata).toBeUndefined()
  })

  test('of the audio makes a new key', () => {
    const { progress } = editDraft(published, { audio })
    expect(progress.cipher).toBeUndefined()
    expect(progress.audioCid).toBeUndefined()
    expect(progress.artworkCid).toBe('artwork')
  })

  test('of the split makes another split', () => {
    expect(editDraft(published, { split: published.split }).progress.split).toBeUndefined()
  })

  test('from a price to free publishes the audio anew', () => {
    const cheaper = editDraft(published, { terms: { price: '0.005', releaseAt: '' } })
    expect(cheaper.progress.audioCid).toBe('audio')
    const free = editDraft(published, { terms: { price: '0', releaseAt: '' } })
    expect(free.progress.audioCid).toBeUndefined()
  })

  test('of the step alone keeps all that is done', () => {
    expect(editDraft(published, { step: 'terms' }).progress).toEqual(published.progress)
  })
})
