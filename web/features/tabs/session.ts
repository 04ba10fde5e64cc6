import type { StoredSessionKey } from '@stave/sdk/tabs'
import { type Address, bytesToHex, type Hex, isAddressEqual } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { readSession, signIn } from './gateway-client.ts'

const STATEMENT = 'Sign in to Stave. This moves no money.'

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
  if (address && isAddressEqual(address, parameters.listener)) return
  const message = messageFor(parameters, nonce)
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = new TextEncoder().encode(message)
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key.privateKey, bytes))
  await signIn({
    message,
    key: {
      x: key.x,
      y: key.y,
      r: bytesToHex(signature.subarray(0, 32)),
      s: bytesToHex(signature.subarray(32)),
    },
  })
}

/** Signs in with the wallet, unless the listener is signed in. */
export async function signInWithWallet(
  parameters: SignInParameters,
  signMessage: (message: string) => Promise<Hex>,
): Promise<void> {
  const { address, nonce } = await readSession()
  if (address && isAddressEqual(address, parameters.listener)) return
  const message = messageFor(parameters, nonce)
  await signIn({ message, signature: await signMessage(message) })
}

/** Whether the listener is signed in already. */
export async function isSignedIn(listener: Address): Promise<boolean> {
  const { address } = await readSession()
  return address !== null && isAddressEqual(address, listener)
}
