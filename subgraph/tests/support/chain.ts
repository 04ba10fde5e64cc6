import { concatHex, createTestClient, type Hex, http, numberToHex, size } from 'viem'
import { foundry } from 'viem/chains'
import { foundryBinary } from '../../../script/run/foundry.ts'
import { contracts } from '../../manifest/contracts.ts'
import { addressOf, type TestEvent } from './events.ts'
import { type Process, startProcess, untilReady } from './process.ts'

/** A block: when it is mined (Unix seconds) and what happens in it, in order. */
export type Block = { at: number; events?: TestEvent[] }

/** A local chain that holds a story. */
export type Chain = { url: string; mine: (blocks: Block[]) => Promise<void>; stop: Process['stop'] }

/** Anvil's first account, which signs nothing here: anvil sends for it. */
const sender = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

/**
 * Starts anvil with a contract at each indexed address that logs what it is told. So a story can hold any events, in any
 * order, at any time, and graph-node reads them as it reads those of the real contracts.
 */
export async function startChain(port: number, genesis: number): Promise<Chain> {
  const url = `http://127.0.0.1:${port}`
  const args = ['--port', String(port), '--timestamp', String(genesis), '--no-mining', '--quiet']
  const anvil = startProcess(foundryBinary('anvil'), [...args, '--order', 'fifo'])
  const client = createTestClient({ mode: 'anvil', chain: foundry, transport: http(url) })
  const request = client.request as (call: { method: string; params: unknown[] }) => Promise<Hex>
  await untilReady(anvil, 'anvil did not start', () =>
    request({ method: 'eth_blockNumber', params: [] }),
  )
  for (const contract of contracts) {
    await client.setCode({ address: addressOf(contract), bytecode: logger })
  }
  const send = ({ address, topics, data }: TestEvent) => {
    const call = { from: sender, to: address, gas: '0x200000', data: encodeCall(topics, data) }
    return request({ method: 'eth_sendTransaction', params: [call] })
  }
  return {
    url,
    stop: anvil.stop,
    mine: async (blocks) => {
      for (const { at, events = [] } of blocks) {
        for (const event of events) await send(event)
        await client.setNextBlockTimestamp({ timestamp: BigInt(at) })
        await client.mine({ blocks: 1 })
      }
    },
  }
}

/** What the logger reads: the number of topics, the topics, the data. */
function encodeCall(topics: Hex[], data: Hex): Hex {
  return concatHex([numberToHex(topics.length, { size: 1 }), ...topics, data])
}

const opcodes = {
  sub: '03',
  eq: '14',
  isZero: '15',
  byte: '1a',
  callDataLoad: '35',
  callDataSize: '36',
  callDataCopy: '37',
  jumpIf: '57',
  stop: '00',
  jumpTarget: '5b',
}

/** Code that logs its call's data under its call's topics. */
const logger = ((): Hex => {
  let code: Hex = '0x'
  for (let count = 0; count <= 4; count += 1) {
    const log = logWith(count)
    const isCount = `${push(count)}${push(0)}${opcodes.callDataLoad}${push(0)}${opcodes.byte}${opcodes.eq}`
    // The test is 10 bytes long with its last one, the jump 4 bytes: behind the log stands the place it goes to.
    const next = size(code) + 14 + size(log)
    const skip = `${opcodes.isZero}61${next.toString(16).padStart(4, '0')}${opcodes.jumpIf}`
    code = concatHex([code, `0x${isCount}${skip}`, log, `0x${opcodes.jumpTarget}`])
  }
  return code
})()

/** Logs under so many topics, then stops. */
function logWith(count: number): Hex {
  const head = 1 + 32 * count
  const length = `${push(head)}${opcodes.callDataSize}${opcodes.sub}`
  const copy = `${length}${push(head)}${push(0)}${opcodes.callDataCopy}`
  const topics = Array.from({ length: count }, (_, index) => {
    return `${push(1 + 32 * (count - 1 - index))}${opcodes.callDataLoad}`
  })
  const log = `a${count}`
  return `0x${copy}${topics.join('')}${length}${push(0)}${log}${opcodes.stop}`
}

function push(byte: number): string {
  return `60${byte.toString(16).padStart(2, '0')}`
}
