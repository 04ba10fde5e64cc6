import { type Account, type Address, zeroAddress } from 'viem'
import { getChainId, signTypedData } from 'viem/actions'
import { passTypedData, type SignedPass } from '../../editions/pass.ts'
import type { EditionsUnknownEditionError } from '../../errors/editions.ts'
import { toStaveError } from '../../errors/toStaveError.ts'
import { NoAccountError } from '../../errors/wallet.ts'
import { addressOf } from '../call.ts'
import type { ContractParameters, StaveClient, WriteErrorType } from '../client.ts'
import { getEdition } from './getEdition.ts'

/** How long a pass may be used unless told otherwise: 30 days, in seconds. */
export const DEFAULT_PASS_LIFE = 30 * 86_400

export type SignPassParameters = ContractParameters & {
  /** The edition's id. */
  edition: number
  /** The only wallet that may use it; everyone who has it unless given. */
  holder?: Address | undefined
  /** Basis points off the edition's price, at most 10,000; 0 unless given. */
  discount?: number | undefined
  /** Basis points of what is paid that the referrer earns, at most 1,000; 0 unless given. */
  commission?: number | undefined
  /** The split that earns the commission. */
  referrer?: number | undefined
  /** Tokens that may be bought with it in all; 1 unless given. */
  limit?: number | undefined
  /** Tokens that one wallet may buy with it; `limit` unless given. */
  walletLimit?: number | undefined
  /** The edition's series of passes; read from the chain unless given. */
  series?: number | undefined
  /** Unix seconds from which it may be used, also before the edition's own start; at once unless given. */
  startsAt?: number | undefined
  /** Unix seconds from which it may not be used any more; 30 days from now unless given. */
  endsAt?: number | undefined
  /** Tells passes apart that are otherwise the same; random unless given. */
  salt?: bigint | undefined
  /** Who signs: the song's owner or its operator; the client's account unless given. */
  account?: Account | Address | undefined
}
export type SignPassReturnType = SignedPass
export type SignPassErrorType = EditionsUnknownEditionError | WriteErrorType

/**
 * Signs a pass by EIP-712, without a transaction: an entry of an allow list (`holder`), a discount code (`discount`), a
 * referral (`commission` and `referrer`), or several of these at once. `encodePass` makes text for a link of it.
 *
 * @example
 * const signed = await signPass(client, { edition: 3, discount: 2_500, limit: 100, walletLimit: 1 })
 * const link = `https://stave.example/editions/3?pass=${encodePass(signed)}`
 */
export async function signPass(
  client: StaveClient,
  {
    edition,
    holder = zeroAddress,
    discount = 0,
    commission = 0,
    referrer = 0,
    limit = 1,
    walletLimit = limit,
    series,
    startsAt = 0,
    endsAt = Math.floor(Date.now() / 1000) + DEFAULT_PASS_LIFE,
    salt = randomSalt(),
    account = client.account,
    address,
  }: SignPassParameters,
): Promise<SignPassReturnType> {
  if (!account) throw new NoAccountError()
  const signer = typeof account === 'string' ? account : account.address
  const contract = address ?? (await addressOf(client, 'Editions'))
  const pass = {
    ...{ signer, edition, holder, discount, commission, referrer, limit, walletLimit },
    series: series ?? (await getEdition(client, { edition, address: contract })).series,
    ...{ startsAt, endsAt, salt },
  }
  try {
    const chainId = client.chain?.id ?? (await getChainId(client))
    const typedData = passTypedData({ pass, chainId, address: contract })
    return { pass, signature: await signTypedData(client, { account, ...typedData }) }
  } catch (error) {
    throw toStaveError(error)
  }
}

function randomSalt(): bigint {
  const [salt = 0n] = crypto.getRandomValues(new BigUint64Array(1))
  return salt
}
