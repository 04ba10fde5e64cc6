import { type Account, type Address, type Hex, parseSignature } from 'viem'
import { getChainId, readContract, signTypedData } from 'viem/actions'
import { toStaveError } from '../../errors/toStaveError.ts'
import { NoAccountError } from '../../errors/wallet.ts'
import { testUsdAbi } from '../../generated/abis.ts'
import { addressOf } from '../call.ts'
import type { ContractParameters, StaveClient, WriteErrorType } from '../client.ts'

/** An EIP-2612 permit as the contracts take it; a deadline of zero means that the allowance stands already. */
export type Permit = { deadline: bigint; v: number; r: Hex; s: Hex }

/** For amounts that have been approved already. */
export const noPermit: Permit = {
  deadline: 0n,
  v: 0,
  r: `0x${'00'.repeat(32)}`,
  s: `0x${'00'.repeat(32)}`,
}

export type SignPermitParameters = ContractParameters & {
  /** The contract that may take the money. */
  spender: Address
  /** Micro-USDC. */
  amount: bigint
  /** Unix seconds until which the permit can be used; an hour from now unless given. */
  deadline?: bigint | undefined
  /** Who pays and signs; the client's account unless given. */
  account?: Account | Address | undefined
}
export type SignPermitReturnType = Permit
export type SignPermitErrorType = WriteErrorType

/**
 * Signs an EIP-2612 permit: approves a contract for an amount of the currency without a transaction of its own.
 *
 * Works for tokens that tell their EIP-712 domain by EIP-5267 and for those that, as USDC, have `version()`. Smart
 * accounts cannot sign permits: approve the amount instead.
 *
 * @example
 * const permit = await signPermit(client, { spender: getAddressOf('Tabs', 31337), amount: 5_000_000n })
 */
export async function signPermit(
  client: StaveClient,
  {
    spender,
    amount,
    deadline = BigInt(Math.floor(Date.now() / 1000) + 3600),
    account = client.account,
    address,
  }: SignPermitParameters,
): Promise<SignPermitReturnType> {
  if (!account) throw new NoAccountError()
  const owner = typeof account === 'string' ? account : account.address
  try {
    const token = address ?? (await addressOf(client, 'Currency'))
    const [domain, nonce] = await Promise.all([
      domainOf(client, token),
      readContract(client, {
        abi: testUsdAbi,
        address: token,
        functionName: 'nonces',
        args: [owner],
      }),
    ])
    const signature = await signTypedData(client, {
      account,
      domain,
      types,
      primaryType: 'Permit',
      message: { owner, spender, value: amount, nonce, deadline },
    })
    const { r, s, yParity } = parseSignature(signature)
    return { deadline, v: yParity + 27, r, s }
  } catch (error) {
    throw toStaveError(error)
  }
}

const types = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const

const versionAbi = [
  {
    type: 'function',
    name: 'version',
    stateMutability: 'view',
    inputs: [],
    outputs: [{ name: '', type: 'string' }],
  },
] as const

async function domainOf(client: StaveClient, token: Address) {
  const contract = { abi: testUsdAbi, address: token } as const
  const told = await readContract(client, { ...contract, functionName: 'eip712Domain' }).catch(
    () => undefined,
  )
  if (told) {
    const [, name, version, chainId, verifyingContract] = told
    return { name, version, chainId: Number(chainId), verifyingContract }
  }
  const [name, version, chainId] = await Promise.all([
    readContract(client, { ...contract, functionName: 'name' }),
    readContract(client, { abi: versionAbi, address: token, functionName: 'version' }).catch(
      () => '1',
    ),
    client.chain?.id ?? getChainId(client),
  ])
  return { name, version, chainId, verifyingContract: token }
}
