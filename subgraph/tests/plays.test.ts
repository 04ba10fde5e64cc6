import { expect, test } from 'vitest'
import { emit } from './support/events.ts'
import { indexStory } from './support/index-story.ts'
import {
  ada,
  bob,
  day,
  fan,
  friend,
  gateway,
  hour,
  id,
  join,
  nobody,
  start,
} from './support/people.ts'
import { deposited, songRegistered, splitCreated, tabSettled } from './support/world.ts'

const settledAt = start + 2 * hour
const nextDay = start + day + hour

const ask = indexStory([
  {
    at: start,
    events: [
      splitCreated(1),
      songRegistered(1),
      songRegistered(2, { genre: 'Jazz' }),
      songRegistered(3, { artist: bob, genre: 'Jazz' }),
      deposited(65_000),
    ],
  },
  {
    at: settledAt,
    events: [
      // Paid in order until 65,000 run out: 30,000, then 20,000, then 15,000 of 40,000, then nothing of 10,000.
      tabSettled(
        1,
        [
          { song: 1, plays: 3, amount: 30_000 },
          { song: 1, kind: 'gift', plays: 5 },
          { song: 2, plays: 2, amount: 20_000 },
          { song: 3, plays: 4, amount: 40_000 },
          { song: 2, plays: 1, amount: 10_000 },
        ],
        { paid: 65_000 },
      ),
    ],
  },
  {
    at: nextDay,
    events: [
      tabSettled(
        2,
        [
          { song: 1, kind: 'subscription', plays: 16_383 },
          { song: 1, kind: 'patron', plays: 1 },
          { song: 99, kind: 'gift', plays: 1 },
        ],
        { attested: true },
      ),
      emit.Tabs.Played!({ listener: friend, song: 3, gateway: nobody, amount: 10_000 }),
      emit.Tabs.Played!({ listener: friend, song: 2, gateway, amount: 10_000 }),
    ],
  },
  { at: start + 3 * day },
])

test("each item of a tab is a play, paid in the tab's order until the deposit runs out", async () => {
  const { tabs } = await ask(`{ tabs(where: { nonce: 1 }) {
    owed paid attested
    plays(orderBy: item) { item song { number } kind plays backedPlays owed paid timestamp }
  } }`)
  const timestamp = String(settledAt)
  expect(tabs).toEqual([
    {
      owed: '100000',
      paid: '65000',
      attested: false,
      plays: [
        { item: 0, kind: 'PAID', plays: 3, backedPlays: 3, owed: '30000', paid: '30000' },
        { item: 1, kind: 'GIFT', plays: 5, backedPlays: 0, owed: '0', paid: '0' },
        { item: 2, kind: 'PAID', plays: 2, backedPlays: 2, owed: '20000', paid: '20000' },
        { item: 3, kind: 'PAID', plays: 4, backedPlays: 1, owed: '40000', paid: '15000' },
        { item: 4, kind: 'PAID', plays: 1, backedPlays: 0, owed: '10000', paid: '0' },
      ].map((play, item) => ({ ...play, song: { number: [1, 1, 2, 3, 2][item] }, timestamp })),
    },
  ])
})

test('a tab lightens its lane and counts for its gateway', async () => {
  const lane = join(fan, gateway)
  expect(
    await ask(`{
      lane(id: "${lane}") { balance nonce deposited settled }
      gateway(id: "${gateway}") { plays paid tabs }
      platforms { deposited }
    }`),
  ).toEqual({
    lane: { balance: '0', nonce: '2', deposited: '65000', settled: '65000' },
    gateway: { plays: '16400', paid: '75000', tabs: 2 },
    platforms: [{ deposited: '0' }],
  })
})

test('songs, artists, genres and the platform add up the same plays', async () => {
  expect(
    await ask(`{
      songs(orderBy: number) { number plays paidPlays backedPlays paid listeners lastPlayAt }
      artists(orderBy: plays) { id plays paidPlays backedPlays paid listeners }
      genres(orderBy: plays) { name plays paid }
      platforms { plays paidPlays backedPlays paid listeners artists songs }
    }`),
  ).toEqual({
    songs: [
      {
        number: 1,
        plays: '16392',
        paidPlays: '3',
        backedPlays: '16387',
        paid: '30000',
        listeners: 1,
      },
      { number: 2, plays: '4', paidPlays: '4', backedPlays: '3', paid: '30000', listeners: 2 },
      { number: 3, plays: '5', paidPlays: '5', backedPlays: '2', paid: '25000', listeners: 2 },
    ].map((song) => ({ ...song, lastPlayAt: String(nextDay) })),
    artists: [
      { id: bob, plays: '5', paidPlays: '5', backedPlays: '2', paid: '25000', listeners: 2 },
      {
        id: ada,
        plays: '16396',
        paidPlays: '7',
        backedPlays: '16390',
        paid: '60000',
        listeners: 2,
      },
    ],
    genres: [
      { name: 'Jazz', plays: '9', paid: '55000' },
      { name: 'Ambient', plays: '16392', paid: '30000' },
    ],
    platforms: [
      {
        plays: '16401',
        paidPlays: '12',
        backedPlays: '16392',
        paid: '85000',
        listeners: 2,
        artists: 2,
        songs: 3,
      },
    ],
  })
})

test('a play of a song that does not exist is passed over', async () => {
  expect(
    await ask('{ tabs(where: { nonce: 2 }) { plays(orderBy: item) { item kind backedPlays } } }'),
  ).toEqual({
    tabs: [
      {
        plays: [
          { item: 0, kind: 'SUBSCRIPTION', backedPlays: 16_383 },
          { item: 1, kind: 'PATRON', backedPlays: 1 },
        ],
      },
    ],
  })
})

test('a direct play has no tab, and a gateway only when one brought it', async () => {
  expect(
    await ask(`{ plays(where: { listener: "${friend}" }, orderBy: song__number) {
      song { number } tab { id } gateway { id } kind plays owed paid
    } }`),
  ).toEqual({
    plays: [
      { song: { number: 2 }, gateway: { id: gateway } },
      { song: { number: 3 }, gateway: null },
    ].map((play) => ({
      ...play,
      tab: null,
      kind: 'PAID',
      plays: 1,
      owed: '10000',
      paid: '10000',
    })),
  })
})

test('listeners know what they have played, and artists who plays them', async () => {
  expect(
    await ask(`{
      listener(id: "${friend}") { plays spent firstPlayAt songs(orderBy: id) { song { number } plays paid } }
      artist(id: "${bob}") { fans(orderBy: plays) { listener { id } plays paid firstPlayAt lastPlayAt } }
    }`),
  ).toEqual({
    listener: {
      plays: '2',
      spent: '20000',
      firstPlayAt: String(nextDay),
      songs: [
        { song: { number: 2 }, plays: '1', paid: '10000' },
        { song: { number: 3 }, plays: '1', paid: '10000' },
      ],
    },
    artist: {
      fans: [
        { listener: { id: friend }, plays: '1', paid: '10000' },
        { listener: { id: fan }, plays: '4', paid: '15000' },
      ].map((pair, index) => {
        const at = String([nextDay, settledAt][index])
        return { ...pair, firstPlayAt: at, lastPlayAt: at }
      }),
    },
  })
})

test('plays are added up by hour and day', async () => {
  const bucket = (timestamp: number) => String(timestamp * 1_000_000)
  expect(
    await ask(`{
      platformActivities(interval: day, orderBy: timestamp, orderDirection: asc) { timestamp plays paid totalPaid }
      songs: songActivities(interval: hour, where: { song: "${id(3)}" }, orderBy: timestamp, orderDirection: asc) {
        timestamp plays paidPlays paid
      }
      artists: artistActivities(interval: day, where: { artist: "${ada}" }, orderBy: timestamp, orderDirection: asc) {
        plays paid
      }
      genres: genreActivities(interval: day, where: { genre: "0x6a617a7a" }, orderBy: timestamp, orderDirection: asc) {
        plays paid
      }
      listeners: listenerActivities(interval: day, where: { listener: "${friend}" }) { timestamp plays paid }
    }`),
  ).toEqual({
    platformActivities: [
      { timestamp: bucket(start), plays: '15', paid: '65000', totalPaid: '65000' },
      { timestamp: bucket(start + day), plays: '16386', paid: '20000', totalPaid: '85000' },
    ],
    songs: [
      { timestamp: bucket(settledAt), plays: '4', paidPlays: '4', paid: '15000' },
      { timestamp: bucket(nextDay), plays: '1', paidPlays: '1', paid: '10000' },
    ],
    artists: [
      { plays: '11', paid: '50000' },
      { plays: '16385', paid: '10000' },
    ],
    genres: [
      { plays: '7', paid: '35000' },
      { plays: '2', paid: '20000' },
    ],
    listeners: [{ timestamp: bucket(start + day), plays: '2', paid: '20000' }],
  })
})
