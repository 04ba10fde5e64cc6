import { expect, test } from 'vitest'
import { listeners, songs } from '../roster.ts'
import { demoDays, earlyDays, makeCalendar } from './calendar.ts'
import { type PlannedDay, type PlannedPlay, planListening } from './listening.ts'

const monday = Date.UTC(2026, 0, 5) / 1_000
const calendar = makeCalendar(monday, demoDays, songs.length)
const { days, leaver } = planListening(songs, listeners, calendar)
const songBySlug = new Map(songs.map((song, index) => [song.slug, { ...song, index }]))
const find = (slug: string) =>
  songBySlug.get(slug) as NonNullable<ReturnType<typeof songBySlug.get>>
const paidIn = (plays: readonly PlannedPlay[]) => plays.filter(({ kind }) => kind === 'PAID')
const playsOf = (list: readonly PlannedDay[]) =>
  list.flatMap(({ tabs }) => tabs.flatMap(({ plays }) => plays))

test('is the same every time', () => {
  expect(planListening(songs, listeners, calendar)).toEqual({ days, leaver })
})

test('nobody plays beyond the deposit, and lanes are opened once, before their first tab', () => {
  for (const listener of listeners) {
    let balance = 0n
    let nonce = 0n
    let opened = 0
    for (const { deposits, tabs } of days) {
      for (const deposit of deposits.filter((one) => one.listener === listener)) {
        balance += deposit.amount
        opened += deposit.opens ? 1 : 0
      }
      for (const tab of tabs.filter((one) => one.listener === listener)) {
        nonce += 1n
        expect(tab.nonce).toBe(nonce)
        expect(opened).toBe(1)
        balance -= paidIn(tab.plays).reduce((sum, { song }) => sum + find(song).price, 0n)
        expect(balance).toBeGreaterThanOrEqual(0n)
      }
    }
    expect(nonce).toBeGreaterThan(0n)
  }
})

test('songs are played only after their release, new ones all along the month', () => {
  for (const { day, tabs, directPlays } of days) {
    const played = [...tabs.flatMap(({ plays }) => plays), ...directPlays]
    for (const { song: slug } of played)
      expect(calendar.releaseDay(find(slug).index)).toBeLessThan(day)
  }
  const releases = new Set(songs.map((_, index) => calendar.releaseDay(index)))
  expect(releases.size).toBeGreaterThanOrEqual(4)
})

test('a few thousand plays every day of a month: more at its end, and few songs get most', () => {
  const month = days.filter(({ day }) => day > 0)
  expect(days.map(({ day }) => day)).toEqual([...earlyDays, ...month.map(({ day }) => day)])
  expect(month.length).toBe(demoDays)
  const all = playsOf(month)
  expect(all.length).toBeGreaterThan(3_000)
  expect(all.length).toBeLessThan(15_000)
  expect(days.every(({ tabs }) => tabs.length > 0)).toBe(true)
  expect(playsOf(month.slice(-7)).length).toBeGreaterThan(2 * playsOf(month.slice(0, 7)).length)
  const counts = songs.map(({ slug }) => all.filter(({ song }) => song === slug).length)
  counts.sort((a, b) => b - a)
  expect(counts.at(-1)).toBeGreaterThan(0)
  const third = counts.slice(0, songs.length / 3).reduce((sum, count) => sum + count, 0)
  expect(third).toBeGreaterThan(all.length / 2)
})

test('the recouping song earns its label back within the month', () => {
  const recouping = songs.find(({ split }) => split.length > 1)
  const plays = paidIn(playsOf(days)).filter(({ song }) => song === recouping?.slug).length
  const net = (BigInt(plays) * (recouping?.price ?? 0n) * 99n) / 100n
  expect(net).toBeGreaterThan(recouping?.split[0]?.upTo ?? net)
})

test('one listener leaves before the end', () => {
  const after = days.filter(({ day }) => day > (leaver?.day ?? 0))
  const names = after.flatMap(({ tabs }) => tabs.map(({ listener }) => listener))
  expect(leaver && names.includes(leaver.listener)).toBe(false)
})

test('subscribers and patrons play on their lines, free songs are free for all', () => {
  const kinds = new Set(playsOf(days).map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['GIFT', 'PAID', 'PATRON', 'SUBSCRIPTION']))
  for (const { song, kind } of playsOf(days)) {
    const { lines } = find(song)
    expect(kind === 'GIFT').toBe(lines.includes('GIFTS'))
    if (kind === 'PATRON') expect(lines).toContain('PATRONAGE')
    if (kind === 'SUBSCRIPTION') expect(lines).toContain('SUBSCRIPTIONS')
  }
})
