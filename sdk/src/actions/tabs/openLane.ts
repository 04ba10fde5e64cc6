import type { Address, Hash } from 'viem'
import { getChainId } from 'viem/actions'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  TabsBadExpiryError,
  TabsBadKeyError,
  TabsPausedError,
  TabsZeroAddressError,
  TabsZeroAmountError,
} from '../../errors/tabs.ts'
import { NoAccountError } from '../../errors/wallet.ts'
import { tabsAbi } from '../../generated/abis.ts'
import type { SessionKeyStore, StoredSessionKey } from '../../tabs/keyStore.ts'
import { createSessionKey, type SessionKey } from '../../tabs/sessionKey.ts'
import { addressOf, read, type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { permitFor } from '../currency/permitFor.ts'
import { noPermit, type Permit } from '../currency/signPermit.ts'
import type { SessionKeyInput } from './sessionKeyInput.ts'

/** How long a session key signs unless told otherwise: 30 days, in seconds. */
export const DEFAULT_KEY_LIFE = 30 * 86_400

export type OpenLaneParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** Micro-USDC to deposit: the most that the session key can spend. */
  amount: bigint
  /** The key that will sign plays; a new one unless given. */
  key?: SessionKey | undefined
  /** Unix seconds until which it signs, at most 366 days from now; 30 days unless given. */
  expiresAt?: number | undefined
  /** Keeps the key on this device once the transaction is sent. */
  keys?: SessionKeyStore | undefined
  /** Signed here, unless given or the allowance suffices. */
  permit?: Permit | undefined
}
export type OpenLaneReturnType = {
  /** The transaction; wait for it with `waitForReceipt`. */
  hash: Hash
  key: StoredSessionKey
}
export type OpenLaneErrorType =
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | TabsBadExpiryError
  | TabsBadKeyError
  | TabsPausedError
  | TabsZeroAmountError
  | TabsZeroAddressError
  | WriteErrorType

/**
 * Tops up a lane and lets a session key sign its plays, in one transaction: makes the key, has the wallet sign an
 * EIP-2612 permit where no allowance stands, sends, and keeps the key.
 *
 * @example
 * const { hash, key } = await openLane(client, {
 *   gateway,
 *   amount: 5_000_000n,
 *   keys: createIndexedDbKeyStore(),
 * })
 */
export async function openLane(
  client: StaveClient,
  {
    gateway,
    amount,
    key,
    expiresAt = Math.floor(Date.now() / 1000) + DEFAULT_KEY_LIFE,
    keys,
    permit,
    ...options
  }: OpenLaneParameters,
): Promise<OpenLaneReturnType> {
  const account = options.account ?? client.account
  if (!account) throw new NoAccountError()
  const address = options.address ?? (await addressOf(client, 'Tabs'))
  const stored = { ...(key ?? (await createSessionKey())), expiresAt }
  const signed = permit ?? (await lanePermit(client, { address, amount, account }))
  const request = { gateway, amount, key: stored, permit: signed }
  const hash = await write(client, call(request), { ...options, account, address })
  const listener = typeof account === 'string' ? account : account.address
  const chainId = client.chain?.id ?? (await getChainId(client))
  await keys?.set({ chainId, listener, gateway }, stored)
  return { hash, key: stored }
}

export type SimulateOpenLaneParameters = WriteParameters & {
  /** The gateway's account. */
  gateway: Address
  /** Micro-USDC. */
  amount: bigint
  key: SessionKeyInput
  /** Unless given, the allowance must stand. */
  permit?: Permit | undefined
}
export type SimulateOpenLaneReturnType = Simulation<void>

/** The transaction of `openLane` without sending it: it reverts where the write would. */
export function simulateOpenLane(
  client: StaveClient,
  parameters: SimulateOpenLaneParameters,
): Promise<SimulateOpenLaneReturnType> {
  return simulate(client, call(parameters), parameters)
}

/** A permit for a deposit, in the currency of that very Tabs contract. */
export async function lanePermit(
  client: StaveClient,
  {
    address,
    ...parameters
  }: Pick<WriteParameters, 'account'> & { address: Address; amount: bigint },
): Promise<Permit> {
  const currency = await read(
    client,
    { contract: 'Tabs', abi: tabsAbi, functionName: 'CURRENCY', args: [] },
    { address },
  )
  return permitFor(client, { ...parameters, currency, spender: address })
}

function call({ gateway, amount, key, permit = noPermit }: SimulateOpenLaneParameters) {
  const { x, y, expiresAt } = key
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'open',
    args: [gateway, amount, { x, y, expiresAt }, permit],
  } as const
}
