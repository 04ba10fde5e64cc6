import type {
  Abi,
  Account,
  Address,
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionReturnType,
  Hash,
} from 'viem'
import { getChainId, readContract, simulateContract, writeContract } from 'viem/actions'
import { type ContractName, getAddressOf } from '../addresses.ts'
import { toStaveError } from '../errors/toStaveError.ts'
import { NoAccountError, WrongChainError } from '../errors/wallet.ts'
import type { ReadParameters, StaveClient, WriteParameters } from './client.ts'

type View = 'pure' | 'view'
type Change = 'nonpayable' | 'payable'

/** A function of one of Stave's contracts, with its arguments. */
export type Call<abi, name, args> = {
  contract: ContractName
  abi: abi
  functionName: name
  args: args
}

/** What a simulated write would give back, and the request that viem's `writeContract` takes to send it. */
export type Simulation<result> = { result: result; request: WriteRequest }

export type WriteRequest = {
  abi: Abi
  address: Address
  functionName: string
  args: readonly unknown[]
  account: Account | Address
  gas?: bigint | undefined
  nonce?: number | undefined
  maxFeePerGas?: bigint | undefined
  maxPriorityFeePerGas?: bigint | undefined
}

/** Calls a view function. Throws the `StaveError` for whatever goes wrong. */
export async function read<
  const abi extends Abi,
  name extends ContractFunctionName<abi, View>,
  const args extends ContractFunctionArgs<abi, View, name>,
>(
  client: StaveClient,
  { contract, abi, functionName, args }: Call<abi, name, args>,
  { address, blockNumber }: ReadParameters,
): Promise<ContractFunctionReturnType<abi, View, name, args>> {
  try {
    return (await readContract(client, {
      abi: abi as Abi,
      address: address ?? (await addressOf(client, contract)),
      functionName,
      args: args as readonly unknown[],
      ...(blockNumber !== undefined && { blockNumber }),
    })) as ContractFunctionReturnType<abi, View, name, args>
  } catch (error) {
    throw toStaveError(error)
  }
}

/** Runs a write without sending it. Throws the `StaveError` for whatever goes wrong. */
export async function simulate<
  const abi extends Abi,
  name extends ContractFunctionName<abi, Change>,
  const args extends ContractFunctionArgs<abi, Change, name>,
>(
  client: StaveClient,
  { contract, abi, functionName, args }: Call<abi, name, args>,
  { address, account = client.account, ...fees }: WriteParameters,
): Promise<Simulation<ContractFunctionReturnType<abi, Change, name, args>>> {
  if (!account) throw new NoAccountError()
  try {
    const request: WriteRequest = {
      abi,
      address: address ?? (await addressOf(client, contract)),
      functionName,
      args: args as readonly unknown[],
      account,
      ...sendOptions(fees),
    }
    const { result } = await simulateContract(client, request as never)
    return { result: result as never, request }
  } catch (error) {
    throw toStaveError(error)
  }
}

/** Simulates a write, then sends it. Throws the `StaveError` for whatever goes wrong. */
export async function write<
  const abi extends Abi,
  name extends ContractFunctionName<abi, Change>,
  const args extends ContractFunctionArgs<abi, Change, name>,
>(client: StaveClient, call: Call<abi, name, args>, parameters: WriteParameters): Promise<Hash> {
  await checkChain(client)
  const { request } = await simulate(client, call, parameters)
  try {
    return await writeContract(client, { ...request, chain: client.chain ?? null } as never)
  } catch (error) {
    throw toStaveError(error)
  }
}

/** The contract's address on the chain that the client speaks to. */
export async function addressOf(client: StaveClient, contract: ContractName): Promise<Address> {
  return getAddressOf(contract, client.chain?.id ?? (await getChainId(client)))
}

/** A simulation on the wrong chain would only say that there is no contract. */
async function checkChain(client: StaveClient): Promise<void> {
  if (!client.chain) return
  const actual = await getChainId(client).catch((error) => {
    throw toStaveError(error)
  })
  if (actual !== client.chain.id) throw new WrongChainError({ expected: client.chain.id, actual })
}

type SendOptions = Pick<WriteParameters, 'gas' | 'maxFeePerGas' | 'maxPriorityFeePerGas' | 'nonce'>

/** Only what was given: parameters of the action itself must not reach viem. */
function sendOptions({ gas, nonce, maxFeePerGas, maxPriorityFeePerGas }: SendOptions): SendOptions {
  return {
    ...(gas !== undefined && { gas }),
    ...(nonce !== undefined && { nonce }),
    ...(maxFeePerGas !== undefined && { maxFeePerGas }),
    ...(maxPriorityFeePerGas !== undefined && { maxPriorityFeePerGas }),
  }
}
