import { bytes32, day } from './people.ts'
import { address, type RealChain } from './real-chain.ts'
import { createSessionKey } from './session-key.ts'
import { type ItemInput, packItems } from './world.ts'

/** A lane whose listener signs, and whose gateway settles. */
export type Lane = { settle: (items: ItemInput[]) => Promise<void> }

/** Opens a lane with a deposit in micro-USDC, and a session key that lives for 300 days. */
export async function openLane(
  chain: RealChain,
  listener: number,
  gateway: number,
  deposit: bigint,
): Promise<Lane> {
  const key = createSessionKey()
  const session = { x: key.x, y: key.y, expiresAt: (await chain.now()) + 300 * day }
  const permit = { deadline: 0n, v: 0, r: bytes32(0), s: bytes32(0) }
  await chain.write(listener, 'Tabs', 'open', [address(gateway), deposit, session, permit])
  const lane = [address(listener), address(gateway)]
  let nonce = 0n
  return {
    settle: async (inputs) => {
      nonce += 1n
      const items = packItems(inputs)
      const digest = await chain.read<`0x${string}`>('Tabs', 'digestOf', [...lane, nonce, items])
      const tab = {
        listener: address(listener),
        nonce,
        x: key.x,
        y: key.y,
        ...key.sign(digest),
        items,
      }
      await chain.write(gateway, 'Tabs', 'settle', [[tab]])
    },
  }
}
