import {
  type Address,
  concat,
  getAddress,
  type Hex,
  hashMessage,
  hexToBytes,
  isAddress,
} from 'viem'
import { parseSiweMessage, validateSiweMessage } from 'viem/siwe'
import { keyId } from '../../tabs/sessionKey.ts'
import { verifyWithWebCrypto } from '../../tabs/verifyTab.ts'
import type { Context } from '../context.ts'
import type { Site } from '../http/origin.ts'
import { ProblemError } from '../http/problem.ts'
import { takeNonce } from '../store/nonces.ts'

export type SignIn = {
  message: string
  signature?: Hex | undefined
  key?: { x: Hex; y: Hex; r: Hex; s: Hex } | undefined
}

/**
 * Who signed the message. It must name this site, this chain and a nonce that was given out and not used.
 *
 * Throws `ProblemError` SIGN_IN_INVALID, which says what is wrong.
 */
export async function verifySignIn(
  context: Context,
  site: Site,
  { message, signature, key }: SignIn,
): Promise<Address> {
  const fields = parseSiweMessage(message)
  const { nonce, address, chainId, uri } = fields
  if (!address || !nonce || !isAddress(address, { strict: false })) {
    throw invalid('The message is no EIP-4361 sign-in message')
  }
  if (fields.domain !== site.host || (uri && hostOf(uri) !== site.host)) {
    throw invalid(`The message was signed for ${fields.domain}, and this is ${site.host}`)
  }
  if (chainId !== context.config.chainId) {
    throw invalid(
      `The message names chain ${chainId}, and this gateway is on ${context.config.chainId}`,
    )
  }
  if (!validateSiweMessage({ message: fields })) throw invalid('The message has expired')
  const signed = key
    ? await signedByKey(context, { message, address, key })
    : await signedByWallet(context, { message, address, signature })
  if (!signed) throw invalid('The signature is not that of the address in the message')
  // Last, so that a forged message cannot use up somebody's nonce.
  if (!(await takeNonce(await context.database(), nonce))) {
    throw invalid('The message’s nonce has been used or is too old')
  }
  return getAddress(address)
}

/** An ordinary account's signature is checked here; a smart account is asked. */
async function signedByWallet(
  { chain }: Context,
  {
    message,
    address,
    signature = '0x',
  }: Pick<SignIn, 'message' | 'signature'> & { address: Address },
): Promise<boolean> {
  const hash = hashMessage(message)
  if (await chain.client.verifyHash({ address, hash, signature, mode: 'eoa' })) return true
  // "No" is also what comes when nobody could be asked; this throws then.
  await chain.client.getBlockNumber({ cacheTime: 0 })
  return false
}

/** A key that signs the listener's plays speaks for the listener; no tab, of 32 bytes, reads as such a message. */
async function signedByKey(
  { chain }: Context,
  { message, address, key }: { message: string; address: Address; key: NonNullable<SignIn['key']> },
): Promise<boolean> {
  const bytes = (hex: Hex) => Uint8Array.from(hexToBytes(hex))
  const point = bytes(concat(['0x04', key.x, key.y]))
  const text = new TextEncoder().encode(message)
  if (!(await verifyWithWebCrypto(text, point, bytes(concat([key.r, key.s]))))) return false
  const expiry = await chain.keyExpiry(address, keyId(key.x, key.y), { fresh: true })
  return (await chain.now()) < expiry
}

function invalid(what: string): ProblemError {
  const detail = `${what}. Ask for a new nonce and sign in again.`
  return new ProblemError({ status: 401, code: 'SIGN_IN_INVALID', detail })
}

function hostOf(uri: string): string | undefined {
  return URL.canParse(uri) ? new URL(uri).host : undefined
}
