import type { Address, Hash } from 'viem'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  TabsPausedError,
  TabsZeroAddressError,
  TabsZeroAmountError,
} from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { addressOf, type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'
import { noPermit, type Permit } from '../currency/signPermit.ts'
import { lanePermit } from './openLane.ts'

export type DepositToLaneParameters = WriteParameters & {
  /** Whose lane it is; the sender pays. */
  listener: Address
  /** The gateway's account. */
  gateway: Address
  /** Micro-USDC. */
  amount: bigint
  /** Signed here, unless given or the allowance suffices. For `simulateDepositToLane` the allowance must stand. */
  permit?: Permit | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type DepositToLaneReturnType = Hash
export type SimulateDepositToLaneReturnType = Simulation<void>
export type DepositToLaneErrorType =
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | TabsPausedError
  | TabsZeroAmountError
  | TabsZeroAddressError
  | WriteErrorType

/**
 * Deposits the sender's currency for a listener; the wallet signs an EIP-2612 permit where no allowance stands.
 *
 * @example
 * await depositToLane(client, { listener, gateway, amount: 5_000_000n })
 */
export async function depositToLane(
  client: StaveClient,
  parameters: DepositToLaneParameters,
): Promise<DepositToLaneReturnType> {
  const { amount, account } = parameters
  const address = parameters.address ?? (await addressOf(client, 'Tabs'))
  const permit = parameters.permit ?? (await lanePermit(client, { address, amount, account }))
  return write(client, call({ ...parameters, permit }), { ...parameters, address })
}

/** As `depositToLane`, without signing or sending: it reverts where the write would. */
export function simulateDepositToLane(
  client: StaveClient,
  parameters: DepositToLaneParameters,
): Promise<SimulateDepositToLaneReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ listener, gateway, amount, permit = noPermit }: DepositToLaneParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'deposit',
    args: [listener, gateway, amount, permit],
  } as const
}
