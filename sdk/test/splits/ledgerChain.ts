import {
  type Abi,
  type AbiFunction,
  type Address,
  concat,
  decodeErrorResult,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  getAbiItem,
  type Hex,
  numberToHex,
  toFunctionSelector,
} from 'viem'
import { accessManagerAbi, splitsAbi, testUsdAbi } from '../../src/abis.ts'
import { getAddressOf } from '../../src/addresses.ts'
import { rpc } from '../anvil.ts'
import { admin, delayedAdmin, fan } from './people.ts'
import type { Place } from './recorder.ts'

/** A call of the ledger or its currency. */
export type Call = {
  from: Address
  contract: 'Splits' | 'Currency'
  functionName: string
  args: readonly unknown[]
  /** Unix seconds of the block that it stands in. */
  now: bigint
}

/** What became of a call: what it returned, or the name of the error that it ended with. */
export type Outcome = { returned: unknown } | { error: string }

/** The AccessManager's own role, and how long who has it must wait to use it. */
const [ADMIN_ROLE, ADMIN_DELAY] = [0n, 3 * 24 * 60 * 60]

const abis: Record<Call['contract'], Abi> = { Splits: splitsAbi, Currency: erc20Abi }

/** How many splits a history may have, at most. */
const SPLITS = 32

/** Makes a chain on which Stave is deployed ready for histories: the fan has money, and fees can be set at once. */
export async function prepare(rpcUrl: string): Promise<Place> {
  const [splits, currency] = [getAddressOf('Splits', 31337), getAddressOf('Currency', 31337)]
  const manager = getAddressOf('AccessManager', 31337)
  const send = (from: Address, to: Address, data: Hex) =>
    rpc(rpcUrl, 'eth_sendTransaction', [{ from, to, data }])
  await send(fan, currency, encode(testUsdAbi, 'mint', [fan, 2n ** 128n]))
  await send(fan, currency, encode(erc20Abi, 'approve', [splits, 2n ** 256n - 1n]))
  const grant = encode(accessManagerAbi, 'grantRole', [ADMIN_ROLE, admin, 0])
  await send(delayedAdmin, manager, encode(accessManagerAbi, 'schedule', [manager, grant, 0]))
  await rpc(rpcUrl, 'evm_increaseTime', [ADMIN_DELAY])
  await send(delayedAdmin, manager, encode(accessManagerAbi, 'execute', [manager, grant]))
  const block = await rpc(rpcUrl, 'eth_getBlockByNumber', ['latest', false])
  const start = BigInt((block as { timestamp: Hex }).timestamp) + 1n
  return { start, depositAddresses: await depositAddresses(rpcUrl, start) }
}

function encode(abi: Abi, functionName: string, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi, functionName, args })
}

async function depositAddresses(rpcUrl: string, now: bigint): Promise<Address[]> {
  const outcomes = await simulate(
    rpcUrl,
    Array.from({ length: SPLITS }, (_, split) => {
      return { from: fan, contract: 'Splits', functionName: 'depositAddress', args: [split], now }
    }),
  )
  return outcomes.map((outcome) => {
    if ('error' in outcome) throw new Error(`depositAddress: ${outcome.error}`)
    return outcome.returned as Address
  })
}

type Block = { blockOverrides: { time: Hex }; calls: { from: Address; to: Address; data: Hex }[] }

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
  const results = (simulated as { calls: { status: Hex; returnData: Hex }[] }[]).flatMap(
    (block) => block.calls,
  )
  return calls.map((call, index) => outcomeOf(call, results[index]))
}

function outcomeOf(
  { contract, functionName }: Call,
  result: { status: Hex; returnData: Hex } | undefined,
): Outcome {
  if (!result) throw new Error('The chain has answered fewer calls than were made.')
  const { status, returnData: data } = result
  if (status === '0x1') {
    return {
      returned: decodeFunctionResult({ abi: [functionOf(contract, functionName).item], data }),
    }
  }
  return { error: errorOf(data) }
}

const errorNames = new Map<Hex, string>()

/** The name of an error of the ledger, or the data of any other. */
function errorOf(data: Hex): string {
  const selector = data.slice(0, 10) as Hex
  const known = errorNames.get(selector)
  if (known) return known
  try {
    const { errorName } = decodeErrorResult({ abi: splitsAbi, data })
    errorNames.set(selector, errorName)
    return errorName
  } catch {
    return data
  }
}

const functions = new Map<string, { selector: Hex; item: AbiFunction }>()

/** Looked up and hashed once: a test makes some 200,000 calls. */
function functionOf(contract: Call['contract'], functionName: string) {
  const known = functions.get(functionName)
  if (known) return known
  const item = getAbiItem({ abi: abis[contract], name: functionName }) as AbiFunction
  const found = { selector: toFunctionSelector(item), item }
  functions.set(functionName, found)
  return found
}
