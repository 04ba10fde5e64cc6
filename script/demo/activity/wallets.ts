import { createECDH, createHash, pbkdf2Sync } from 'node:crypto'
import { keyId, type SessionKey } from '@stave/sdk/tabs'
import { bytesToHex, type Hex, type LocalAccount } from 'viem'
import { HDKey, hdKeyToAccount, mnemonicToAccount } from 'viem/accounts'
import type { DemoRoster } from './roster.ts'

/** The words behind all accounts of the demo: known to everyone, so worth nothing on a real chain. */
export const demoMnemonic = 'music music music music music music music music music music music loop'

/** The words behind anvil's accounts, to which the local deployment gives its roles. */
const localMnemonic = 'test test test test test test test test test test test junk'

/** The demo's people and their accounts. */
export type Wallets = {
  /** By slug: artists, and those who earn without an artist's page. */
  earners: ReadonlyMap<string, LocalAccount>
  /** By name. */
  listeners: ReadonlyMap<string, LocalAccount>
}

/**
 * Accounts of everyone in the roster, each group on a branch of its own: `m/44'/60'/0'/0/i` are the artists, `1'` the
 * other earners, `2'` the listeners.
 */
export function deriveWallets({ artists, accounts, listeners }: DemoRoster): Wallets {
  const seed = pbkdf2Sync(demoMnemonic, 'mnemonic', 2048, 64, 'sha512')
  const tree = HDKey.fromMasterSeed(Uint8Array.from(seed))
  const branch = (accountIndex: number, keys: readonly string[]) =>
    keys.map((key, addressIndex): [string, LocalAccount] => [
      key,
      hdKeyToAccount(tree, { accountIndex, addressIndex }),
    ])
  return {
    earners: new Map([
      ...branch(
        0,
        artists.map(({ slug }) => slug),
      ),
      ...branch(
        1,
        accounts.map(({ slug }) => slug),
      ),
    ]),
    listeners: new Map(branch(2, listeners)),
  }
}

/** The curator of the local deployment: anvil's account 3. */
export function curatorOf(): LocalAccount {
  return mnemonicToAccount(localMnemonic, { addressIndex: 3 })
}

/** The account of someone in the roster. Throws when nobody has this name. */
export function walletOf(wallets: ReadonlyMap<string, LocalAccount>, key: string): LocalAccount {
  const account = wallets.get(key)
  if (!account) throw new Error(`Nobody in the demo's roster is called "${key}".`)
  return account
}

/** A listener's session key: the same in every run, so that a run that was cut short can go on. */
export async function sessionKeyOf(listener: string): Promise<SessionKey> {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(createHash('sha256').update(`stave demo session key ${listener}`).digest())
  const point = curve.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)]
  const secret = Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: secret.toString('base64url'),
    x: x.toString('base64url'),
    y: y.toString('base64url'),
  }
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const privateKey = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign'])
  const hex: [Hex, Hex] = [bytesToHex(x), bytesToHex(y)]
  return { privateKey, x: hex[0], y: hex[1], id: keyId(...hex) }
}
