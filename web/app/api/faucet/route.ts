import { testUsdAbi } from '@stave/sdk/abis'
import {
  createTestClient,
  getAddress,
  http,
  isAddress,
  parseEther,
  publicActions,
  walletActions,
} from 'viem'
import { foundry } from 'viem/chains'
import { LOCAL_CHAIN_ID } from '@/lib/config/runtime.ts'
import { readEnvironment, readRuntimeConfig } from '@/lib/config/server.ts'

const DOLLARS = 100_000_000n
const ETHER = parseEther('10')

/**
 * Gives the account in `{ address }` 100 test dollars, and ether for its transactions. Only on a local chain: 404 on
 * any other. 400 when the address is none, 502 when the chain does not answer.
 */
export async function POST(request: Request) {
  if (readEnvironment().CHAIN_ID !== LOCAL_CHAIN_ID) {
    return Response.json({ error: 'Test dollars exist only on a local chain.' }, { status: 404 })
  }
  const body: unknown = await request.json().catch(() => undefined)
  const address = (body as { address?: unknown } | undefined)?.address
  if (typeof address !== 'string' || !isAddress(address, { strict: false })) {
    return Response.json({ error: 'Give the account’s address.' }, { status: 400 })
  }
  try {
    return Response.json(await give(getAddress(address)))
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return Response.json({ error: `The chain did not answer: ${reason}` }, { status: 502 })
  }
}

async function give(address: `0x${string}`) {
  const client = createTestClient({
    chain: foundry,
    mode: 'anvil',
    transport: http(readEnvironment().RPC_URL, { timeout: 4_000, retryCount: 1 }),
    pollingInterval: 100,
  })
    .extend(publicActions)
    .extend(walletActions)
  if ((await client.getBalance({ address })) < ETHER) {
    await client.setBalance({ address, value: ETHER })
  }
  // Anvil signs for its own accounts, and anyone may mint test dollars.
  const [account] = await client.getAddresses()
  if (!account)
    throw new Error('the node has no accounts of its own; start anvil with its defaults')
  const transaction = await client.writeContract({
    account,
    address: readRuntimeConfig().contracts.Currency,
    abi: testUsdAbi,
    functionName: 'mint',
    args: [address, DOLLARS],
  })
  const { blockNumber } = await client.waitForTransactionReceipt({ hash: transaction })
  return { transaction, blockNumber: blockNumber.toString(), amount: DOLLARS.toString() }
}
