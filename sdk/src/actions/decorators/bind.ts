import type { StaveClient } from '../client.ts'

/** Gives actions their client, so that they can be called as its methods. */
export function binder(client: StaveClient) {
  return <args extends unknown[], result>(action: (client: StaveClient, ...args: args) => result) =>
    (...args: args): result =>
      action(client, ...args)
}
