import type { Account, Address } from 'viem'
import { NoAccountError } from '../../errors/wallet.ts'
import type { StaveClient } from '../client.ts'
import { getAllowance } from './getAllowance.ts'
import { noPermit, type Permit, signPermit } from './signPermit.ts'

/** A permit for the amount; none, without asking the wallet, where the allowance suffices. */
export async function permitFor(
  client: StaveClient,
  {
    currency,
    spender,
    amount,
    account = client.account,
  }: {
    currency: Address
    spender: Address
    amount: bigint
    account?: Account | Address | undefined
  },
): Promise<Permit> {
  if (!account) throw new NoAccountError()
  const owner = typeof account === 'string' ? account : account.address
  const allowance = await getAllowance(client, { owner, spender, address: currency })
  return allowance >= amount
    ? noPermit
    : await signPermit(client, { spender, amount, account, address: currency })
}
