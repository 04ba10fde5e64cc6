import {
  getCurrencyBalance,
  getLane,
  getLedger,
  getSong,
  getWithdrawable,
} from '@stave/sdk/actions'
import { getDeployment } from '@stave/sdk/addresses'
import { createKeeper } from '@stave/sdk/gateway'
import { type Address, bytesToHex, createPublicClient, http } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { Urls } from '../../../script/stack/part.ts'

/** Anvil's account 9, known to everyone: the gateway of the local chain. */
const gatewayAccount = mnemonicToAccount(
  'test test test test test test test test test test test junk',
  { addressIndex: 9 },
)

export type ChainReader = ReturnType<typeof readChain>

/** What the contracts themselves say; amounts in micro-USDC. */
export function readChain(rpcUrl: string) {
  const client = createPublicClient({ chain: foundry, transport: http(rpcUrl), cacheTime: 0 })
  const { contracts } = getDeployment(foundry.id)
  const gateway = gatewayAccount.address
  return {
    gateway,
    contracts,
    dollarsOf: (account: Address) => getCurrencyBalance(client, { account }),
    laneOf: (listener: Address) => getLane(client, { listener, gateway }),
    ledger: () => getLedger(client),
    song: (song: number) => getSong(client, { song }),
    withdrawable: (split: number, recipient: Address) =>
      getWithdrawable(client, { split, recipient }),
    blockNumber: async () => Number(await client.getBlockNumber()),
  }
}

/** Closes and settles all tabs, or the listeners', as the gateway's keeper does in its own time. */
export async function settle(urls: Urls, listeners?: readonly Address[]): Promise<void> {
  const keeper = createKeeper({
    chainId: foundry.id,
    rpcUrl: urls.rpc,
    databaseUrl: urls.database,
    privateKey: bytesToHex(gatewayAccount.getHdKey().privateKey as Uint8Array),
  })
  try {
    const { failed, waiting } = await keeper.settleNow({ listeners })
    if (failed + waiting > 0) throw new Error(`${failed} tabs failed, ${waiting} still wait.`)
  } finally {
    await keeper.close()
  }
}
