import { expect, test } from 'vitest'
import { demoDays, makeCalendar, yearDays } from '../activity/calendar.ts'
import { courseOfPatron, courseOfSubscriber } from '../activity/standing.ts'
import { artists, listeners, namedSplits, songs } from '../roster.ts'
import { dutchAuctions, englishAuctions } from './auctions.ts'
import { editions } from './editions.ts'
import { claims, rewards, tips } from './gifts.ts'
import { pages, patrons } from './patronage.ts'
import { admitted, subscribers } from './subscriptions.ts'
import { shares, trades } from './trades.ts'

const calendar = makeCalendar(0, demoDays, songs.length)
const songOf = (slug: string) => {
  const index = songs.findIndex((song) => song.slug === slug)
  const song = songs[index]
  if (!song) throw new Error(`There is no song "${slug}".`)
  return { ...song, releaseDay: calendar.releaseDay(index) }
}
const editionOf = (slug: string) => {
  const edition = editions.find((one) => one.slug === slug)
  if (!edition) throw new Error(`There is no edition "${slug}".`)
  return edition
}
const daysOf = (acts: readonly { on: number }[]) => acts.map(({ on }) => on)

test('all that happens is done by people of the roster, within its days', () => {
  const fans = [
    ...patrons.flatMap(({ patron, acts }) => [
      patron,
      ...acts.flatMap((act) => (act.does === 'get' ? [act.from] : [])),
    ]),
    ...subscribers.map(({ subscriber }) => subscriber),
    ...tips.map(({ from }) => from),
    ...claims.map(({ listener }) => listener),
    ...editions.flatMap(({ given = [], sales = [] }) => [
      ...given,
      ...sales.map(({ buyer }) => buyer),
    ]),
    ...dutchAuctions.flatMap(({ sales }) => sales.map(({ buyer }) => buyer)),
    ...englishAuctions.flatMap(({ bids, bought, returned }) => [
      ...[...bids, ...returned].map(({ bidder }) => bidder),
      ...(bought ? [bought.buyer] : []),
    ]),
    ...trades.flatMap(({ who }) => ('listener' in who ? [who.listener] : [])),
    ...shares.flatMap(({ claims: taken }) => taken.map(({ holder }) => holder)),
  ]
  for (const fan of fans) expect(listeners).toContain(fan)
  const slugs = artists.map(({ slug }) => slug)
  for (const { artist, split } of pages) {
    expect(slugs).toContain(artist)
    expect(namedSplits.map(({ slug }) => slug)).toContain(split)
  }
  for (const artist of admitted) expect(slugs).toContain(artist)
  for (const { acts } of [...patrons, ...subscribers]) {
    expect(daysOf(acts)).toEqual(daysOf(acts).sort((a, b) => a - b))
    expect(new Set(daysOf(acts)).size).toBe(acts.length)
  }
  const days = [patrons, subscribers].flat().flatMap(({ acts }) => daysOf(acts))
  for (const on of [...days, ...daysOf(tips), ...daysOf(editions), ...daysOf(trades)]) {
    expect(on).toBeGreaterThan(-yearDays)
    expect(on).toBeLessThanOrEqual(demoDays)
  }
})

test('songs are sold, tipped and rewarded after their release, on open lines', () => {
  for (const { on, song } of tips) {
    expect(songOf(song).lines).toContain('GIFTS')
    expect(songOf(song).releaseDay).toBeLessThan(on)
  }
  for (const { song } of rewards) expect(songOf(song).lines).toContain('GIFTS')
  for (const { minter, on, song } of editions) {
    expect(songOf(song).releaseDay).toBeLessThan(on)
    if (minter) expect(songOf(song).lines).toContain('AUCTIONS')
  }
  for (const { edition, on } of dutchAuctions) {
    expect(editionOf(edition)).toMatchObject({ minter: 'DutchAuctions' })
    expect(editionOf(edition).on).toBeLessThanOrEqual(on)
  }
  for (const { edition, on } of englishAuctions) {
    expect(editionOf(edition)).toMatchObject({ minter: 'EnglishAuctions' })
    expect(editionOf(edition).on).toBeLessThanOrEqual(on)
  }
})

test('some songs are on several lines at once, and each line has songs', () => {
  expect(songs.filter(({ lines }) => lines.length >= 3).length).toBeGreaterThanOrEqual(5)
  expect(new Set(songs.flatMap(({ lines }) => lines)).size).toBe(5)
  for (const { lines, price } of songs) expect(lines.includes('GIFTS')).toBe(price === 0n)
})

test('patrons reach each loyalty; others have cancelled, lapsed, or got it as a gift', () => {
  const months = patrons.flatMap((plan) => {
    const stretch = courseOfPatron(plan, demoDays).stretches.at(-1)
    const first = plan.acts[0]?.on ?? 0
    return stretch && stretch.until > demoDays ? [Math.floor((demoDays + 1 - first) / 30)] : []
  })
  const loyalties = months.map((count) => (count < 3 ? 1 : count < 6 ? 2 : count < 12 ? 3 : 4))
  expect(new Set(loyalties)).toEqual(new Set([1, 2, 3, 4]))
  expect(months.length).toBeLessThan(patrons.length)
  const acts = patrons.flatMap((plan) => plan.acts.map(({ does }) => does))
  expect(new Set(acts)).toEqual(new Set(['join', 'get', 'renew', 'cancel', 'lose place']))
})

test('a month is collected on each day on which an automatic patronage is due', () => {
  const automatic = { does: 'join', months: 2, renewal: 'AUTOMATIC' } as const
  const plan = {
    ...{ patron: '', artist: '' },
    acts: [
      { on: -100, tier: 1, ...automatic },
      { on: 20, tier: 2, ...automatic },
      { on: 50, does: 'cancel' as const },
    ],
  }
  expect(courseOfPatron(plan, 200)).toMatchObject({
    collects: [-40, -10],
    stretches: [
      { from: -100, until: 20, tier: 1 },
      { from: 20, until: 80, tier: 2 },
    ],
  })
})

test('subscribers have each tier; some are upgraded, go on lower, cancel or have lapsed', () => {
  const running = subscribers.filter(
    (plan) => (courseOfSubscriber(plan, demoDays).stretches.at(-1)?.until ?? 0) > demoDays,
  )
  expect(running.length).toBeLessThan(subscribers.length)
  const acts = running.flatMap((plan) => plan.acts)
  const tiers = acts.flatMap((act) => (act.does === 'subscribe' ? [act.tier] : []))
  expect(new Set(tiers)).toEqual(new Set(['BASIC', 'PREMIUM', 'SUPPORTER']))
  expect(acts.some(({ does }) => does === 'upgrade')).toBe(true)
  expect(acts.some(({ does }) => does === 'name')).toBe(true)
  const later = acts.flatMap((act) => (act.does === 'go on' ? [act.tier] : []))
  expect(later).toEqual(expect.arrayContaining(['FREE', 'BASIC']))
})

test('auctions of both kinds have ended, and others run for days to come', () => {
  const dutchEnds = dutchAuctions.map(({ on, fall, rest, quantity, sales }) => ({
    on: on + fall + rest,
    isSoldOut: sales.reduce((sum, sale) => sum + sale.quantity, 0) === quantity,
  }))
  expect(dutchEnds.some(({ isSoldOut }) => isSoldOut)).toBe(true)
  expect(dutchEnds.some(({ on, isSoldOut }) => !isSoldOut && on > demoDays + 10)).toBe(true)
  const running = englishAuctions.find(({ on, days }) => on + days > demoDays + 10)
  const bidders = new Set(running?.bids.map(({ bidder }) => bidder))
  expect(bidders.size).toBeGreaterThan(1 + (running?.returned.length ?? 0))
  for (const { bids, reserve, settledOn } of englishAuctions) {
    const highest = bids.at(-1)?.amount ?? 0n
    if (settledOn !== undefined) expect(settledOn).toBeLessThan(demoDays)
    for (const [index, { amount }] of bids.entries()) {
      expect(amount).toBeGreaterThan(bids[index - 1]?.amount ?? 0n)
    }
    expect(highest > 0n && reserve > 0n).toBe(true)
  }
})
