import type { BrowserContext } from '@playwright/test'
import {
  createWalletClient,
  defineChain,
  type Hex,
  hexToString,
  http,
  isHex,
  type LocalAccount,
  numberToHex,
} from 'viem'
import { foundry } from 'viem/chains'
import { bridge, injectWallet, type WalletReply, type WalletRequest } from './injected.ts'

/** A moment at which a real wallet would have opened a window and asked its owner. */
export type Popup = {
  kind: 'connect' | 'signature' | 'transaction'
  /** The typed data's primary type, the message's first line or the called function's selector. */
  about: string
}

/** A browser extension's wallet, as far as a page can tell. */
export type TestWallet = {
  /** The name under which it stands in the wallet dialog. */
  name: string
  account: LocalAccount
  /** Every window it would have opened, in order. */
  popups: Popup[]
  /** Refuses the next signature or transaction, or one that comes `after` so many others, as its owner may. */
  refuseNext: (after?: number) => void
}

type WalletOptions = { account: LocalAccount; rpcUrl: string; name?: string }

class RpcError extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#69c"/></svg>',
)}`

/** Gives every page of `context` an EIP-6963 wallet that holds `account` and signs with it. */
export async function installWallet(
  context: BrowserContext,
  { account, rpcUrl, name = 'Test Wallet' }: WalletOptions,
): Promise<TestWallet> {
  const popups: Popup[] = []
  const answer = createAnswers({ account, rpcUrl, popups })
  await context.exposeFunction(bridge, async (request: WalletRequest): Promise<WalletReply> => {
    try {
      return { result: await answer.request(request) }
    } catch (error) {
      const { code = -32603, message } = error as RpcError
      return { error: { code, message } }
    }
  })
  const info = { uuid: crypto.randomUUID(), name, icon, rdns: 'test.stave.wallet' }
  await context.addInitScript(injectWallet, { info, bridge })
  return { name, account, popups, refuseNext: answer.refuseNext }
}

type AnswersOptions = { account: LocalAccount; rpcUrl: string; popups: Popup[] }

function createAnswers({ account, rpcUrl, popups }: AnswersOptions) {
  const chain = defineChain({ ...foundry, rpcUrls: { default: { http: [rpcUrl] } } })
  const client = createWalletClient({ account, chain, transport: http(rpcUrl) })
  let isConnected = false
  let refusesAfter = Number.POSITIVE_INFINITY

  const ask = (popup: Popup) => {
    popups.push(popup)
    if (refusesAfter-- > 0) return
    refusesAfter = Number.POSITIVE_INFINITY
    throw new RpcError(4001, 'User rejected the request.')
  }
  const requireConnection = () => {
    if (!isConnected) throw new RpcError(4100, 'The wallet has not been connected to this site.')
  }
  const connect = () => {
    if (!isConnected) ask({ kind: 'connect', about: '' })
    isConnected = true
    return [account.address]
  }

  const methods: Record<string, (params: unknown[]) => unknown> = {
    eth_chainId: () => numberToHex(chain.id),
    net_version: () => String(chain.id),
    eth_accounts: () => (isConnected ? [account.address] : []),
    eth_requestAccounts: connect,
    wallet_requestPermissions: () => {
      connect()
      return [{ parentCapability: 'eth_accounts' }]
    },
    wallet_getPermissions: () => (isConnected ? [{ parentCapability: 'eth_accounts' }] : []),
    wallet_revokePermissions: () => {
      isConnected = false
      return null
    },
    wallet_switchEthereumChain: ([target]) => {
      const { chainId } = target as { chainId: Hex }
      if (Number(chainId) === chain.id) return null
      throw new RpcError(4902, `The wallet does not know chain ${Number(chainId)}.`)
    },
    personal_sign: ([data]) => {
      requireConnection()
      const message = String(data)
      const text = isHex(message) ? hexToString(message) : message
      ask({ kind: 'signature', about: text.split('\n')[0] ?? '' })
      return account.signMessage({ message: isHex(message) ? { raw: message } : message })
    },
    eth_signTypedData_v4: ([, json]) => {
      requireConnection()
      const typedData = JSON.parse(String(json))
      ask({ kind: 'signature', about: typedData.primaryType })
      return account.signTypedData(typedData)
    },
    eth_sendTransaction: ([transaction]) => {
      requireConnection()
      const { to, data, value, gas } = transaction as Record<string, Hex | undefined>
      ask({ kind: 'transaction', about: data?.slice(0, 10) ?? 'transfer' })
      return client.sendTransaction({
        to,
        data,
        ...(value && { value: BigInt(value) }),
        ...(gas && { gas: BigInt(gas) }),
      })
    },
  }

  return {
    refuseNext: (after = 0) => {
      refusesAfter = after
    },
    request: async ({ method, params }: WalletRequest): Promise<unknown> => {
      const own = methods[method]
      if (own) return await own((params ?? []) as unknown[])
      if (method.startsWith('wallet_') || /sign/i.test(method)) {
        throw new RpcError(4200, `The wallet does not support ${method}.`)
      }
      return await client.request({ method, params } as never)
    },
  }
}
