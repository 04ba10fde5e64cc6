import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import { ada, bob, fan, id, join, nobody, start } from './support/people.ts'
import { songRegistered, splitCreated } from './support/world.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const digest = (file: Uint8Array) => `0x${createHash('sha256').update(file).digest('hex')}`
const json = (value: unknown) => bytes(JSON.stringify(value))

const edition = json({
  type: 'edition',
  version: 1,
  name: 'Blue Hour, first pressing',
  description: 'Ten of them.',
  artwork: { cid: 'bafkart', mime: 'image/png' },
})
const perks = json({
  type: 'perks',
  version: 1,
  name: 'Inner circle',
  description: 'For those who stay.',
  perks: ['Demos', 7, 'x'.repeat(501), null, 'A call a year'],
})
const message = json({ type: 'message', version: 1, text: 'Thank you. 🌒' })
const longMessage = json({ text: 'x'.repeat(2001) })
const illTyped = json({ name: 7, description: [], artwork: 'bafk', perks: 'all', text: {} })
const broken = bytes('{"type":"edition","name":"cut of')
const files = [edition, perks, message, longMessage, illTyped, broken]

const editionCreated = (number: number, file: Uint8Array) =>
  emit.Editions.EditionCreated!({
    edition: number,
    song: 1,
    metadata: digest(file),
    title: `Edition ${number}`,
    terms: {
      supply: 10,
      walletLimit: 10,
      price: 0,
      startsAt: 0,
      endsAt: 0,
      royalty: 0,
      minter: nobody,
    },
  })

const tierSet = (tier: number, file: Uint8Array) =>
  emit.Patronage.TierSet!({
    artist: ada,
    tier,
    version: 1,
    terms: { price: 1, earlyAccessHours: 0, perks: digest(file) },
  })

const tipped = (amount: number, file: Uint8Array) =>
  emit.Gifts.Tipped!({ song: 1, tipper: fan, amount, message: digest(file) })

const ask = indexStory(
  [
    {
      at: start,
      events: [
        splitCreated(1),
        songRegistered(1),
        emit.Patronage.PageSet!({ artist: ada, split: 1, keeperReward: 0 }),
        // What nobody has announced changes nothing, and stops nothing.
        emit.Patronage.TierSet!({
          artist: bob,
          tier: 1,
          version: 1,
          terms: { price: 1, earlyAccessHours: 0, perks: digest(perks) },
        }),
        emit.Gifts.Tipped!({ song: 9, tipper: fan, amount: 1, message: digest(message) }),
        emit.Patronage.Vacated!({ artist: bob, patron: fan, tier: 1 }),
        emit.EnglishAuctions.DepositReturned!({ auction: 9, bidder: fan, to: fan, amount: 1 }),
        emit.Editions.TransferSingle!({ operator: fan, from: fan, to: bob, id: 9, value: 1 }),
      ],
    },
    {
      at: start + 60,
      events: [edition, perks, illTyped, broken].map((file, index) =>
        editionCreated(index + 1, file),
      ),
    },
    {
      at: start + 120,
      events: [perks, message, illTyped, broken].map((file, index) => tierSet(index + 1, file)),
    },
    {
      at: start + 180,
      events: [message, longMessage, edition, illTyped, broken].map((file, index) =>
        tipped(index + 1, file),
      ),
    },
    { at: start + 240, events: [tipped(6, message)] },
  ],
  files,
)

const waiting = { timeout: 20_000, interval: 200 }

test("an edition's metadata comes from IPFS; files of another type leave nothing", async () => {
  const fields = 'id cid name description artworkCid artworkMimeType'
  await expect
    .poll(() => ask(`{ editions(orderBy: number) { title metadata { ${fields} } } }`), waiting)
    .toEqual({
      editions: [
        {
          title: 'Edition 1',
          metadata: {
            id: digest(edition),
            cid: expect.stringMatching(/^bafkrei[a-z2-7]{52}$/),
            name: 'Blue Hour, first pressing',
            description: 'Ten of them.',
            artworkCid: 'bafkart',
            artworkMimeType: 'image/png',
          },
        },
        { title: 'Edition 2', metadata: null },
        {
          title: 'Edition 3',
          metadata: {
            id: digest(illTyped),
            cid: expect.any(String),
            name: null,
            description: null,
            artworkCid: null,
            artworkMimeType: null,
          },
        },
        { title: 'Edition 4', metadata: null },
      ],
    })
})

test("a tier's perks come from IPFS, without those that are no text", async () => {
  await expect
    .poll(
      () => ask('{ tiers(orderBy: number) { number terms { perks { name description perks } } } }'),
      waiting,
    )
    .toEqual({
      tiers: [
        {
          number: 1,
          terms: {
            perks: {
              name: 'Inner circle',
              description: 'For those who stay.',
              perks: ['Demos', 'A call a year'],
            },
          },
        },
        { number: 2, terms: { perks: null } },
        { number: 3, terms: { perks: { name: null, description: null, perks: [] } } },
        { number: 4, terms: { perks: null } },
      ],
    })
})

test("a tip's message comes from IPFS", async () => {
  await expect
    .poll(() => ask('{ tips(orderBy: amount) { message { text } } }'), waiting)
    .toEqual({
      tips: ['Thank you. 🌒', null, undefined, null, undefined, 'Thank you. 🌒'].map((text) => ({
        message: text === undefined ? null : { text },
      })),
    })
})

test('events of what was never announced stop nothing', async () => {
  expect(
    await ask(`{
      tier(id: "${join(bob, id(1))}") { id }
      patron(id: "${join(bob, fan)}") { id }
      editionTransfers { id }
      depositReturns { id }
      song(id: "${id(1)}") { tipCount }
      _meta { hasIndexingErrors }
    }`),
  ).toEqual({
    tier: null,
    patron: null,
    editionTransfers: [],
    depositReturns: [],
    song: { tipCount: 6 },
    _meta: { hasIndexingErrors: false },
  })
})
