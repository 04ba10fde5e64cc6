import { concatHex, toHex } from 'viem'
import { emit, type TestEvent, type Value } from './events.ts'
import { ada, bytes32, fan, gateway } from './people.ts'

/** The end of a tranche that never ends. */
export const NO_END = 2n ** 64n - 1n

/** Shares of one tranche: recipients and parts per million, sorted as the contract wants them. */
export function tranche(shares: Record<string, number>, until: bigint | number = NO_END): Value {
  const sorted = Object.entries(shares).sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))
  return { until, shares: sorted.map(([recipient, share]) => ({ recipient, share })) }
}

/** A split whose income goes to one account, or is shared by these tranches. */
export function splitCreated(
  split: number,
  tranches: Value[] = [tranche({ [ada]: 1_000_000 })],
): TestEvent {
  return emit.Splits.SplitCreated!({ split, controller: ada, tranches })
}

/** Terms with a price in micro-USDC, all lines open. */
export function terms(price = 10_000): Value {
  return { price, releaseAt: 1_700_000_000, lines: 31, patronTier: 0, earlyAccessHours: 0 }
}

/** A song of Ada's that costs one cent a play. */
export function songRegistered(song: number, overrides: Record<string, Value> = {}): TestEvent {
  return emit.Catalog.SongRegistered!({
    song,
    artist: ada,
    split: 1,
    metadata: bytes32(song),
    title: `Song ${song}`,
    genre: 'Ambient',
    terms: terms(),
    ...overrides,
  })
}

/** One item of a tab. */
export type ItemInput = { song: number; kind?: Kind; plays?: number; amount?: number }

type Kind = 'paid' | 'subscription' | 'patron' | 'gift'

const kinds: Kind[] = ['paid', 'subscription', 'patron', 'gift']

/** Items as they are signed: 12 bytes each. */
export function packItems(items: ItemInput[]) {
  return concatHex(
    items.map(({ song, kind = 'paid', plays = 1, amount = 0 }) =>
      concatHex([
        toHex(song, { size: 4 }),
        toHex((kinds.indexOf(kind) << 14) | plays, { size: 2 }),
        toHex(amount, { size: 6 }),
      ]),
    ),
  )
}

/** A settled tab of the fan's; what it owes is added up, and all of it is paid unless `paid` says otherwise. */
export function tabSettled(
  nonce: number,
  items: ItemInput[],
  overrides: Record<string, Value> = {},
): TestEvent {
  const owed = items.reduce((sum, { amount = 0 }) => sum + amount, 0)
  return emit.Tabs.TabSettled!({
    listener: fan,
    gateway,
    nonce,
    keyId: bytes32(7),
    attested: false,
    owed,
    paid: owed,
    items: packItems(items),
    ...overrides,
  })
}

/** The fan's deposit with the gateway. */
export function deposited(amount: number, balance = amount): TestEvent {
  return emit.Tabs.Deposited!({ listener: fan, gateway, payer: fan, amount, balance })
}
