import { signPermit } from '@stave/sdk/actions'
import {
  addPlay,
  encodeItems,
  type SessionKey,
  type SignedTab,
  signTab,
  type TabItem,
} from '@stave/sdk/tabs'
import type { LocalAccount } from 'viem'
import type { DemoSong } from '../roster.ts'
import { day, hour, minute, yearDays } from './calendar.ts'
import type { Call } from './history.ts'
import type { PlannedDay, PlannedDeposit, PlannedTab } from './listening.ts'
import { idOf, type Step, type Story } from './story.ts'
import { sessionKeyOf, walletOf } from './wallets.ts'

/** What each listener has to spend, in micro-USDC. */
const pocketMoney = 2_000_000_000n
const keyLife = 180 * day

/** Contracts that take what listeners pay them; lanes and single plays are allowed one by one. */
const payees = [
  'Gifts',
  'Patronage',
  'Subscriptions',
  'Editions',
  'DutchAuctions',
  'EnglishAuctions',
  'Market',
] as const

/** Two steps in which every listener gets money to spend, and lets the contracts of the lines take it. */
export function pocketMoneySteps({ calendar, contracts, wallets }: Story): Step[] {
  const { addresses, currency } = contracts
  const all = [...wallets.listeners.values()]
  const at = calendar.at(-yearDays, hour + 20 * minute)
  return [
    {
      at,
      calls: () => all.map((from) => currency(from, 'mint', [from.address, pocketMoney], 100_000n)),
    },
    {
      at: at + minute,
      calls: () =>
        all.flatMap((from) =>
          payees.map((to) => currency(from, 'approve', [addresses[to], pocketMoney], 60_000n)),
        ),
    },
  ]
}

/** Steps of one day: deposits in the morning, plays paid one by one at noon, and the day's tabs settled at night. */
export async function dayStepsOf(story: Story): Promise<(planned: PlannedDay) => Step[]> {
  const { calendar, contracts, gateway, roster, wallets } = story
  const names = roster.listeners
  const keys = new Map(
    await Promise.all(names.map(async (name) => [name, await sessionKeyOf(name)] as const)),
  )
  const songs = new Map(roster.songs.map((song) => [song.slug, song]))
  const keyFor = (listener: string) => keys.get(listener) as SessionKey
  const songFor = (slug: string) => songs.get(slug) as DemoSong

  const directPlay = (from: LocalAccount, slug: string): Call[] => {
    const { price } = songFor(slug)
    const song = idOf(story.ids.songs, slug)
    return [
      contracts.currency(from, 'approve', [contracts.addresses.Tabs, price], 100_000n),
      contracts.tabs(from, 'play', [song, gateway.address, price], 400_000n),
    ]
  }
  return ({ day: which, deposits, directPlays, tabs }) => {
    const morning = calendar.at(which, 7 * hour)
    const steps: Step[] = [
      {
        at: morning,
        calls: () => Promise.all(deposits.map((one) => deposit(story, one, morning, keyFor))),
      },
      {
        at: calendar.at(which, 12 * hour),
        calls: () =>
          directPlays.flatMap(({ listener, song }) =>
            directPlay(walletOf(wallets.listeners, listener), song),
          ),
      },
      {
        // The last settlement is a quarter of an hour old when the demo's story reaches the present.
        at: calendar.at(which + 1, -15 * minute),
        calls: async () => [
          contracts.tabs(
            gateway,
            'settle',
            [await Promise.all(tabs.map((tab) => sign(story, tab, keyFor, songFor)))],
            16_000_000n,
          ),
        ],
      },
    ]
    const isEmpty = [deposits, directPlays, tabs].map(({ length }) => length === 0)
    return steps.filter((_, index) => !isEmpty[index])
  }
}

async function deposit(
  { contracts, gateway, history, wallets }: Story,
  { listener, amount, opens }: PlannedDeposit,
  at: number,
  keyFor: (listener: string) => SessionKey,
): Promise<Call> {
  const from = walletOf(wallets.listeners, listener)
  const spender = contracts.addresses.Tabs
  const deadline = BigInt(at + hour)
  const permit = await signPermit(history.client, { account: from, spender, amount, deadline })
  if (!opens) {
    const args = [from.address, gateway.address, amount, permit] as const
    return contracts.tabs(from, 'deposit', args, 300_000n)
  }
  const { x, y } = keyFor(listener)
  const key = { x, y, expiresAt: at + keyLife }
  return contracts.tabs(from, 'open', [gateway.address, amount, key, permit], 500_000n)
}

/** The newest tab of a listener's day: all plays in it, signed once. */
function sign(
  { contracts, gateway, ids, wallets }: Story,
  { listener, nonce, plays }: PlannedTab,
  keyFor: (listener: string) => SessionKey,
  songFor: (slug: string) => DemoSong,
): Promise<SignedTab> {
  const items = plays.reduce<TabItem[]>((sofar, { song, kind }) => {
    const amount = kind === 'PAID' ? songFor(song).price : 0n
    return addPlay(sofar, { song: idOf(ids.songs, song), kind, amount })
  }, [])
  const { address } = walletOf(wallets.listeners, listener)
  return signTab(keyFor(listener), {
    chainId: contracts.chainId,
    listener: address,
    gateway: gateway.address,
    nonce,
    items: encodeItems(items),
  })
}
