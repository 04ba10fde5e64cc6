import { z } from 'zod'
import { ITEM_BYTES } from '../../tabs/items.ts'
import type { Context, Handler } from '../context.ts'
import { readJson } from '../http/body.ts'
import { address, hexBytes, songId, uint64 } from '../http/fields.ts'
import { json } from '../http/json.ts'
import { ProblemError } from '../http/problem.ts'
import { requireSignIn, streamCookie } from '../session/identity.ts'
import { acceptTab } from '../tabs/accept.ts'
import { describeLane, viewLane } from '../tabs/state.ts'

/** Everything of a tab but its items. */
const BODY_WITHOUT_ITEMS = 2048

const itemsHex = z.custom<`0x${string}`>(
  (value) => typeof value === 'string' && /^0x([0-9a-fA-F]{24})+$/.test(value),
  {
    error: `must be hex of a multiple of ${ITEM_BYTES} bytes`,
  },
)

const tabBody = z.object({
  listener: address,
  nonce: uint64,
  items: itemsHex,
  x: hexBytes(32),
  y: hexBytes(32),
  r: hexBytes(32),
  s: hexBytes(32),
  /** The song that is to be heard now: the answer's cookie opens its stream. */
  song: songId.optional(),
})

/** GET /tabs — the signed-in listener's lane: what the next tab must hold, and what is left to spend. */
export const readTabs: Handler = async (context, visit) => {
  const listener = await requireSignIn(context, visit)
  const db = await context.database()
  const view = await viewLane(context, db, listener, { fresh: true })
  return json(await describeLane(context, db, listener, view))
}

/**
 * PUT /tabs — takes a lane's newest tab. Its signature is all the sign-in it needs. The answer is the lane as it
 * stands now, and cookies that open the stream of each song that was added.
 */
export const putTab: Handler = async (context, visit) => {
  // A tab may still grow by one item when it is at the limit, so the refusal stands a little above.
  const mostItems = context.maxItems + 1
  const mostBytes = BODY_WITHOUT_ITEMS + mostItems * ITEM_BYTES * 2
  const tooLarge = () => tabTooLarge(context)
  const { song, ...tab } = await readJson(visit.request, tabBody, mostBytes, tooLarge)
  if ((tab.items.length - 2) / 2 / ITEM_BYTES > mostItems) throw tooLarge()

  const { listener } = tab
  const { opened, view } = await acceptTab(context, tab)
  const wanted = opened.filter(({ song: id }) => song === undefined || id === song).slice(0, 10)
  const cookies = await Promise.all(
    wanted.map((one) => streamCookie(context, visit, { listener, ...one })),
  )
  const db = await context.database()
  return json(await describeLane(context, db, listener, view), { cookies })
}

function tabTooLarge({ maxItems }: Context): ProblemError {
  const detail = `A tab holds at most ${maxItems} items. Read the lane again: its tab has been closed, and the next one is empty.`
  return new ProblemError({ status: 413, code: 'TAB_TOO_LARGE', detail, members: { maxItems } })
}
