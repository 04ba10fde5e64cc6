import {
  type Account,
  type Chain,
  createPublicClient,
  createTestClient,
  createWalletClient,
  defineChain,
  http,
  type PublicActions,
  publicActions,
  type TestClient,
  type Transport,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, inject } from 'vitest'
import { staveActions } from '../src/actions/decorators/stave.ts'
import { type Anvil, rpc, startAnvil } from './anvil.ts'

/** Anvil's mnemonic, which everybody knows. */
const mnemonic = 'test test test test test test test test test test test junk'

/** One of anvil's ten accounts; the first ones hold the roles, see the deployment. */
export function account(index: number) {
  return mnemonicToAccount(mnemonic, { addressIndex: index })
}

/** A chain of this test file's own, with Stave deployed; started before its tests, stopped after them. */
export function testChain({ deployWith = loadState } = {}) {
  let anvil: Anvil
  let chain: Chain

  beforeAll(async () => {
    anvil = await startAnvil()
    chain = defineChain({
      id: 31337,
      name: 'Anvil',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [anvil.rpcUrl] } },
      // While viem looks for a replacement it misses the one block that anvil mines, and then waits for another.
      supportsTransactionReplacementDetection: false,
    })
    await deployWith(anvil.rpcUrl)
  })
  afterAll(() => anvil.stop())

  return {
    get rpcUrl() {
      return anvil.rpcUrl
    },
    /** Reads, simulates and waits, without an account. */
    reader: () =>
      createPublicClient({ chain, transport: http(), pollingInterval: 20 }).extend(staveActions()),
    /** Signs and sends as one of anvil's accounts. */
    wallet: (index: number) =>
      createWalletClient({
        account: account(index),
        chain,
        transport: http(),
        pollingInterval: 20,
      }).extend(staveActions()),
    /** Mines, and moves the time. */
    miner: (): TestClient<'anvil', Transport, Chain, Account | undefined> &
      PublicActions<Transport, Chain> =>
      createTestClient({ mode: 'anvil', chain, transport: http() }).extend(publicActions) as never,
  }
}

async function loadState(rpcUrl: string): Promise<void> {
  await rpc(rpcUrl, 'anvil_loadState', [inject('deployedState')])
}
