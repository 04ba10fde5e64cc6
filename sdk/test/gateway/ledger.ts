import type { Hex } from 'viem'
import { tabsAbi } from '../../src/abis.ts'
import { decodeItems } from '../../src/tabs/index.ts'
import type { testChain } from '../chain.ts'
import { gatewayAddress } from './harness.ts'

/** A tab as the chain has settled it. */
export type SettledTab = { nonce: bigint; plays: number; paid: bigint; transaction: Hex }

/** What the chain itself knows of a lane to the tests' gateway. */
export function ledgerOf(chain: ReturnType<typeof testChain>) {
  return {
    /** Micro-USDC. */
    async balanceOf(listener: { address: Hex }): Promise<bigint> {
      const lane = { listener: listener.address, gateway: gatewayAddress }
      return (await chain.reader().getLane(lane)).balance
    },
    /** Every settlement of the lane, in the chain's order: a tab settled twice would be there twice. */
    async settledTabs(listener: { address: Hex }): Promise<SettledTab[]> {
      const events = await chain.reader().getContractEvents({
        abi: tabsAbi,
        eventName: 'TabSettled',
        args: { listener: listener.address },
        fromBlock: 0n,
        strict: true,
      })
      return events.map(({ args: { nonce, items, paid }, transactionHash: transaction }) => {
        const plays = decodeItems(items).reduce((sum, item) => sum + item.plays, 0)
        return { nonce, plays, paid, transaction }
      })
    },
  }
}
