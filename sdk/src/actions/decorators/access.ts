import { getAccess } from '../access/getAccess.ts'
import type { StaveClient } from '../client.ts'
import { binder } from './bind.ts'

export type AccessActions = ReturnType<ReturnType<typeof accessActions>>

/**
 * Actions of the Access contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(accessActions())
 */
export function accessActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      getAccess: bind(getAccess),
    }
  }
}
