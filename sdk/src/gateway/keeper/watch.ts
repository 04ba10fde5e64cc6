import { eq } from 'drizzle-orm'
import { type Address, parseAbiItem } from 'viem'
import { cursors } from '../store/schema.ts'
import type { KeeperContext } from './context.ts'

const noticeGiven = parseAbiItem(
  'event NoticeGiven(address indexed listener, address indexed gateway, uint64 amount, uint40 withdrawableAt)',
)
const keyRevoked = parseAbiItem(
  'event KeyRevoked(address indexed listener, address indexed gateway, bytes32 indexed keyId, uint40 revokedAt)',
)

/** Blocks read again, lest a reorganisation hide an event. */
const OVERLAP = 32n
/** Blocks at once: what public nodes allow. */
const STRIDE = 2000n
const CURSOR = 'notices'

/**
 * The listeners who have given notice or revoked a key since the last look, and where the look ended. Call `done` once
 * their tabs are closed: a look that is not done is made again.
 */
export async function watchLeaving({ db, chain, tabs: address, gateway }: KeeperContext): Promise<{
  listeners: Address[]
  done: () => Promise<void>
}> {
  const head = await chain.client.getBlockNumber({ cacheTime: 0 })
  const [cursor] = await db.select().from(cursors).where(eq(cursors.name, CURSOR))
  // What happened before the first look is closed by its age.
  const last = cursor?.blockNumber ?? head
  const fromBlock = last > OVERLAP ? last - OVERLAP : 0n
  const toBlock = head < last + STRIDE ? head : last + STRIDE
  const listeners = new Set<Address>()
  if (fromBlock <= toBlock) {
    const range = { address, args: { gateway }, fromBlock, toBlock, strict: true } as const
    const found = await Promise.all([
      chain.client.getLogs({ ...range, event: noticeGiven }),
      chain.client.getLogs({ ...range, event: keyRevoked }),
    ])
    for (const { args } of found.flat()) listeners.add(args.listener)
  }
  const done = async () => {
    const set = { blockNumber: toBlock }
    await db
      .insert(cursors)
      .values({ name: CURSOR, ...set })
      .onConflictDoUpdate({ target: cursors.name, set })
  }
  return { listeners: [...listeners], done }
}
