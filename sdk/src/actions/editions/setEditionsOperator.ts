import type { Address, Hash } from 'viem'
import type { ERC1155InvalidOperatorError } from '../../errors/editions.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetEditionsOperatorParameters = WriteParameters & {
  /** An account or contract, such as a market. */
  operator: Address
  /** Whether it may. */
  approved: boolean
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetEditionsOperatorReturnType = Hash
export type SimulateSetEditionsOperatorReturnType = Simulation<void>
export type SetEditionsOperatorErrorType = WriteErrorType | ERC1155InvalidOperatorError

/**
 * Lets an operator hand on all of the sender's edition tokens, or takes that back.
 *
 * @example
 * await setEditionsOperator(client, { operator: market, approved: true })
 */
export function setEditionsOperator(
  client: StaveClient,
  parameters: SetEditionsOperatorParameters,
): Promise<SetEditionsOperatorReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setEditionsOperator`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetEditionsOperator(
  client: StaveClient,
  parameters: SetEditionsOperatorParameters,
): Promise<SimulateSetEditionsOperatorReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ operator, approved }: SetEditionsOperatorParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'setApprovalForAll',
    args: [operator, approved],
  } as const
}
