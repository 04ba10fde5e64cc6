import type { StoredSessionKey } from '@stave/sdk/tabs'
import { type Address, bytesToHex, type Hex, isAddressEqual } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { createStore } from '@/lib/store.ts'
import { readSession, signIn, signOut } from './gateway-client.ts'

const STATEMENT = 'Sign in to Stave. This moves no money.'

/** Whom the gateway knows this browser as; null as far as this page has heard of nobody. */
const known = createStore<Address | null>(null)

/** Whether the gateway is known to know the listener, so that the player may read ahead. */
export function isKnown(listener: Address): boolean {
  const address = known.get()
  return address !== null && isAddressEqual(address, listener)
}

type SignInParameters = { listener: Address; chainId: number }

function messageFor({ listener, chainId }: SignInParameters, nonce: string): string {
  return createSiweMessage({
    address: listener,
    chainId,
    domain: location.host,
    uri: location.origin,
    nonce,
    version: '1',
    statement: STATEMENT,
    issuedAt: new Date(),
  })
}

/** Signs in with the device's session key, unless the listener is signed in; nothing pops up. */
export async function signInWithKey(
  parameters: SignInParameters,
  key: StoredSessionKey,
): Promise<void> {
  const { address, nonce } = await readSession()
  known.set(address)
  if (isKnown(parameters.listener)) return
  const message = messageFor(parameters, nonce)
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = new TextEncoder().encode(message)
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key.privateKey, bytes))
  const session = await signIn({
    message,
    key: {
      x: key.x,
      y: key.y,
      r: bytesToHex(signature.subarray(0, 32)),
      s: bytesToHex(signature.subarray(32)),
    },
  })
  known.set(session.address)
}

/** Signs in with the wallet, unless the listener is signed in. */
export async function signInWithWallet(
  parameters: SignInParameters,
  signMessage: (message: string) => Promise<Hex>,
): Promise<void> {
  const { address, nonce } = await readSession()
  known.set(address)
  if (isKnown(parameters.listener)) return
  const message = messageFor(parameters, nonce)
  const session = await signIn({ message, signature: await signMessage(message) })
  known.set(session.address)
}

/** Whether the listener is signed in already. */
export async function isSignedIn(listener: Address): Promise<boolean> {
  known.set((await readSession()).address)
  return isKnown(listener)
}

/** Forgets the session, here and at the gateway. */
export async function leave(): Promise<void> {
  known.set(null)
  await signOut()
}
