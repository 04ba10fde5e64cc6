import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type Address,
  concat,
  decodeErrorResult,
  decodeEventLog,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  getAbiItem,
  type Hex,
  isAddressEqual,
  maxUint256,
  numberToHex,
  toEventSelector,
  toFunctionSelector,
  zeroAddress,
  zeroHash,
} from 'viem'
import {
  catalogAbi,
  patronageAbi,
  splitsAbi,
  subscriptionsAbi,
  testUsdAbi,
} from '../../src/abis.ts'
import { getAddressOf } from '../../src/addresses.ts'
import { plainSplit, TOTAL_SHARES } from '../../src/splits/index.ts'
import type { Song } from '../../src/subscriptions/model/index.ts'
import { rpc } from '../anvil.ts'
import { prepare as prepareLedger } from '../splits/ledgerChain.ts'
import { artists, listeners } from './people.ts'

/** A call of a contract. */
export type Call = {
  from: Address
  contract: 'Subscriptions' | 'Catalog' | 'Splits' | 'Currency'
  functionName: string
  args: readonly unknown[]
  /** Unix seconds of the block that it stands in. */
  now: bigint
}

export type Event = { eventName: string; args: object }

/** What became of a call: what it returned and the events of `Subscriptions`, or the name of the error. */
export type Outcome = { returned: unknown; events: Event[] } | { error: string }

/** Where histories take place. */
export type Place = {
  /** Unix seconds from which they may begin. */
  start: bigint
  songs: ReadonlyMap<number, Song>
  /** The splits of the artists' patronage. */
  pages: ReadonlyMap<Address, number>
}

/** All lines are open; bit 4 is that of subscriptions. */
export const openTerms = { price: 0, releaseAt: 0, lines: 0x1f, patronTier: 0, earlyAccessHours: 0 }
export const closedTerms = { ...openTerms, lines: 0x0f }

const SONGS = 6

/**
 * Makes a chain on which Stave is deployed ready for histories: the listeners have money, and the artists songs, of which
 * the first and the last share a split.
 */
export async function prepare(rpcUrl: string): Promise<Place> {
  await rpc(rpcUrl, 'anvil_autoImpersonateAccount', [true])
  const { start } = await prepareLedger(rpcUrl)
  const send = async (from: Address, to: Address, data: Hex) => {
    await rpc(rpcUrl, 'anvil_setBalance', [from, numberToHex(10n ** 18n)])
    await rpc(rpcUrl, 'eth_sendTransaction', [{ from, to, data }])
  }
  const [currency, ledger] = [getAddressOf('Currency', 31337), getAddressOf('Splits', 31337)]
  const [catalog, patronage] = [getAddressOf('Catalog', 31337), getAddressOf('Patronage', 31337)]
  for (const listener of listeners) {
    await send(listener, currency, encode(testUsdAbi, 'mint', [listener, 2n ** 64n]))
    const spender = getAddressOf('Subscriptions', 31337)
    await send(listener, currency, encode(erc20Abi, 'approve', [spender, maxUint256]))
  }
  // The treasury has the first split.
  let splits = 1
  const createSplit = async (artist: Address) => {
    const tranches = plainSplit([{ recipient: artist, share: TOTAL_SHARES }])
    await send(artist, ledger, encode(splitsAbi, 'create', [zeroAddress, tranches]))
    splits += 1
    return splits
  }
  const songs = new Map<number, Song>()
  const pages = new Map<Address, number>()
  const digest = zeroHash.replace('0x00', '0x01')
  for (let id = 1; id <= SONGS; id++) {
    const owner = artists[(id - 1) % artists.length] ?? zeroAddress
    const split = id < SONGS ? await createSplit(owner) : (songs.get(1)?.split ?? 0)
    const args = [owner, digest, split, openTerms, `Song ${id}`, 'Jazz']
    await send(owner, catalog, encode(catalogAbi, 'register', args))
    songs.set(id, { owner, split, suspended: false, open: true })
  }
  for (const artist of artists.slice(0, -1)) {
    const split = await createSplit(artist)
    await send(artist, patronage, encode(patronageAbi, 'setPage', [artist, split, 0]))
    pages.set(artist, split)
  }
  return { start: start + 1_000n, songs, pages }
}

function encode(abi: Abi, functionName: string, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi, functionName, args })
}

const abis: Record<Call['contract'], Abi> = {
  Subscriptions: subscriptionsAbi,
  Catalog: catalogAbi,
  Splits: splitsAbi,
  Currency: erc20Abi,
}

type Block = { blockOverrides: { time: Hex }; calls: { from: Address; to: Address; data: Hex }[] }
type Log = { address: Address; data: Hex; topics: [Hex, ...Hex[]] }
type Result = { status: Hex; returnData: Hex; logs: Log[] }

/**
 * Makes calls one after the other, each a transaction of the sender, on top of the newest block, and forgets what they
 * have changed: `eth_simulateV1`. So each history begins on the same chain, and needs no signature nor receipt.
 */
export async function simulate(rpcUrl: string, calls: readonly Call[]): Promise<Outcome[]> {
  const blocks: Block[] = []
  for (const [index, call] of calls.entries()) {
    if (call.now !== calls[index - 1]?.now) {
      blocks.push({ blockOverrides: { time: numberToHex(call.now) }, calls: [] })
    }
    const { from, contract, functionName, args } = call
    const { selector, item } = functionOf(contract, functionName)
    const data = concat([selector, encodeAbiParameters(item.inputs, args)])
    blocks.at(-1)?.calls.push({ from, to: getAddressOf(contract, 31337), data })
  }
  const simulated = await rpc(rpcUrl, 'eth_simulateV1', [{ blockStateCalls: blocks }, 'latest'])
  const results = (simulated as { calls: Result[] }[]).flatMap((block) => block.calls)
  return calls.map((call, index) => outcomeOf(call, results[index]))
}

function outcomeOf({ contract, functionName }: Call, result: Result | undefined): Outcome {
  if (!result) throw new Error('The chain has answered fewer calls than were made.')
  const { status, returnData: data, logs } = result
  if (status !== '0x1') return { error: errorOf(data) }
  const returned = decodeFunctionResult({ abi: [functionOf(contract, functionName).item], data })
  return { returned, events: eventsOf(logs) }
}

/** By the first topic of their logs, hashed once. */
const loggable = new Map<Hex, AbiEvent>(
  (subscriptionsAbi as Abi)
    .filter((item) => item.type === 'event')
    .map((event) => [toEventSelector(event), event]),
)

function eventsOf(logs: readonly Log[]): Event[] {
  const subscriptions = getAddressOf('Subscriptions', 31337)
  return logs
    .filter(({ address }) => isAddressEqual(address, subscriptions))
    .map(({ data, topics }) => {
      const event = loggable.get(topics[0])
      if (!event) throw new Error(`The contract has logged something unknown: ${topics[0]}`)
      const { args } = decodeEventLog({ abi: [event] as Abi, data, topics })
      return { eventName: event.name, args: args ?? {} }
    })
}

const errorNames = new Map<Hex, string>()

/** The name of an error of a contract, or the data of any other. */
function errorOf(data: Hex): string {
  const selector = data.slice(0, 10) as Hex
  const known = errorNames.get(selector)
  if (known) return known
  try {
    const abi: Abi = [...subscriptionsAbi, ...splitsAbi, ...catalogAbi]
    const { errorName } = decodeErrorResult({ abi, data })
    errorNames.set(selector, errorName)
    return errorName
  } catch {
    return data
  }
}

const functions = new Map<string, { selector: Hex; item: AbiFunction }>()

/** Looked up and hashed once: a test makes some 200,000 calls. */
function functionOf(contract: Call['contract'], functionName: string) {
  const key = `${contract}.${functionName}`
  const known = functions.get(key)
  if (known) return known
  const item = getAbiItem({ abi: abis[contract], name: functionName }) as AbiFunction
  const found = { selector: toFunctionSelector(item), item }
  functions.set(key, found)
  return found
}
