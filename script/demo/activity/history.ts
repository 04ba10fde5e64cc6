import { toStaveError } from '@stave/sdk/errors'
import {
  type Address,
  createPublicClient,
  formatLog,
  type Hex,
  http,
  type LocalAccount,
  type Log,
  numberToHex,
  type PublicClient,
  type RpcLog,
} from 'viem'
import { foundry } from 'viem/chains'

/** A transaction to be: who sends what to whom. */
export type Call = {
  from: LocalAccount
  to: Address
  data: Hex
  /** Gas limit; the calls of a block must fit into the chain's. */
  gas: bigint
  /** What it does, for error messages. */
  what: string
}

/** A local chain whose blocks are given the times of a story that has already happened. */
export type History = {
  client: PublicClient
  /** Unix seconds of the chain's first block. */
  begin: number
  /** Whether the block of this time has been mined already, by a run that was cut short. */
  has: (at: number) => boolean
  /**
   * Mines one block at Unix second `at` with these transactions, all or none of them, and returns what they logged.
   * A block that stands already is read instead, and `calls` is not asked. Throws when a transaction reverts.
   */
  block: (at: number, calls: () => readonly Call[] | Promise<readonly Call[]>) => Promise<Log[]>
  /** Gives each account 100 ETH to pay for gas. */
  fund: (accounts: readonly Address[]) => Promise<void>
  /** Brings the chain's clock to the present and lets it mine by itself again. */
  finish: () => Promise<void>
  /** Lets the chain mine by itself again, where it stands. */
  release: () => Promise<void>
}

type Receipt = { transactionHash: Hex; from: Address; status: Hex; logs: RpcLog[] }
type Header = { number: Hex; timestamp: Hex }

const maxFeePerGas = 20_000_000_000n

/**
 * Opens anvil's chain for writing its history. Throws when the chain is another one than anvil's local chain, or began
 * later than Unix second `latestBegin`.
 */
export async function openHistory(rpcUrl: string, latestBegin: number): Promise<History> {
  const transport = http(rpcUrl, { batch: { batchSize: 500 }, retryCount: 0 })
  const client = createPublicClient({ chain: foundry, transport })
  const rpc = <result>(method: string, params: unknown[] = []): Promise<result> =>
    client.request({ method, params } as never) as Promise<result>

  const chainId = await client.getChainId()
  if (chainId !== foundry.id) {
    throw new Error(`Demo data are for a local chain (${foundry.id}) only; this is ${chainId}.`)
  }
  const mined = await headers(rpc)
  const begin = Number(mined.keys().next().value)
  if (begin > latestBegin) {
    throw new Error(
      `The chain begins at ${isoTime(begin)}, too late for the demo's history. ` +
        `Start a new one with \`anvil --timestamp ${latestBegin}\`.`,
    )
  }
  let newest = Math.max(...mined.keys())
  const nonces = new Map<Address, Promise<number>>()

  await rpc('evm_setAutomine', [false])
  await rpc('anvil_dropAllTransactions')
  // A chain that was started again takes the present for its newest block's time.
  await rpc('evm_setTime', [newest])

  const sign = async ({ from, to, data, gas }: Call): Promise<Hex> => {
    const known = nonces.get(from.address) ?? client.getTransactionCount({ address: from.address })
    nonces.set(
      from.address,
      known.then((nonce) => nonce + 1),
    )
    const nonce = await known
    const fees = { maxFeePerGas, maxPriorityFeePerGas: 0n }
    return from.signTransaction({ type: 'eip1559', chainId, nonce, to, data, gas, ...fees })
  }
  const mine = async (at: number, calls: readonly Call[]): Promise<Receipt[]> => {
    const signed = await Promise.all(calls.map(sign))
    const hashes = await Promise.all(
      signed.map((serializedTransaction) => client.sendRawTransaction({ serializedTransaction })),
    )
    await rpc('evm_mine', [{ timestamp: at }])
    newest = at
    const receipts = await rpc<Receipt[]>('eth_getBlockReceipts', ['latest'])
    const byHash = new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]))
    return Promise.all(
      hashes.map(async (hash, index) => {
        const receipt = byHash.get(hash)
        if (receipt?.status === '0x1') return receipt
        const call = calls[index] as Call
        throw new Error(`Could not ${call.what}: ${await reasonOf(client, call, receipt)}`)
      }),
    )
  }
  const release = () => rpc<void>('evm_setAutomine', [true])

  return {
    client,
    begin,
    has: (at) => mined.has(at),
    block: async (at, calls) => {
      const number = mined.get(at)
      if (number === undefined && at <= newest) {
        throw new Error(
          `The chain has gone past ${isoTime(at)}, where the demo would go on. ` +
            'Start afresh with `npm start -- --reset`.',
        )
      }
      const receipts =
        number === undefined
          ? await mine(at, await calls())
          : await rpc<Receipt[]>('eth_getBlockReceipts', [number])
      return receipts.flatMap(({ logs }) => logs.map((log) => formatLog(log)))
    },
    fund: async (accounts) => {
      const balance = numberToHex(100n * 10n ** 18n)
      await Promise.all(accounts.map((address) => rpc('anvil_setBalance', [address, balance])))
    },
    finish: async () => {
      await release()
      const now = Math.floor(Date.now() / 1_000)
      // Two blocks: indexers resolve what the last one named when another follows.
      for (const at of [now - 1, now]) {
        if (at > newest) await rpc('evm_mine', [{ timestamp: at }])
      }
    },
    release,
  }
}

/** Numbers of all blocks by their time, in order. */
async function headers(
  rpc: <result>(method: string, params: unknown[]) => Promise<result>,
): Promise<Map<number, Hex>> {
  const last = Number(await rpc<Hex>('eth_blockNumber', []))
  const blocks = await Promise.all(
    Array.from({ length: last + 1 }, (_, number) =>
      rpc<Header>('eth_getBlockByNumber', [numberToHex(number), false]),
    ),
  )
  return new Map(blocks.map(({ timestamp, number }) => [Number(timestamp), number]))
}

/** Why a transaction failed, found out by running it again. */
async function reasonOf(client: PublicClient, call: Call, receipt?: Receipt): Promise<string> {
  if (!receipt) return 'the block had no room for it.'
  const { from, to, data, gas } = call
  try {
    await client.call({ account: from.address, to, data, gas })
    return `it needs more than ${gas} gas, or comes in the wrong order.`
  } catch (error) {
    return toStaveError(error).shortMessage
  }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString()
}
