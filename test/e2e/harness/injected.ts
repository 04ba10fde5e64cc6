/** Name of the function by which a page reaches the wallet; the page's own code does not know it. */
export const bridge = '__testWallet'

export type WalletInfo = { uuid: string; name: string; icon: string; rdns: string }
export type WalletRequest = { method: string; params?: unknown }
export type WalletReply = { result: unknown } | { error: { code: number; message: string } }

type Listener = (value: unknown) => void

/**
 * Runs in the page before anything else: announces an EIP-6963 wallet whose requests are answered through the bridge.
 * It must not refer to anything outside itself.
 */
export function injectWallet({ info, bridge }: { info: WalletInfo; bridge: string }): void {
  const listeners = new Map<string, Set<Listener>>()
  const ask = (
    window as unknown as Record<string, (request: WalletRequest) => Promise<WalletReply>>
  )[bridge]
  const provider = {
    async request(request: WalletRequest): Promise<unknown> {
      const reply = await ask?.(request)
      if (!reply) throw new Error('The test wallet is not connected to its test.')
      if ('error' in reply) {
        const { code, message } = reply.error
        throw Object.assign(new Error(message), { code })
      }
      return reply.result
    },
    on(event: string, listener: Listener) {
      const those = listeners.get(event) ?? new Set()
      listeners.set(event, those.add(listener))
      return provider
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener)
      return provider
    },
  }
  const announce = () =>
    dispatchEvent(
      new CustomEvent('eip6963:announceProvider', {
        detail: Object.freeze({ info: Object.freeze(info), provider }),
      }),
    )
  addEventListener('eip6963:requestProvider', announce)
  announce()
}
