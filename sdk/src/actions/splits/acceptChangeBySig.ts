import type { Address, Hash, Hex } from 'viem'
import type { SplitsBadSignatureError, SplitsNoSuchChangeError } from '../../errors/splits.ts'
import { splitsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type AcceptChangeBySigParameters = WriteParameters & {
  /** The split's id. */
  split: number
  /** Who signed. */
  recipient: Address
  /** Over `shareChangeTypedData`; smart accounts sign by ERC-1271. */
  signature: Hex
}
/** The transaction; wait for it with `waitForReceipt`. */
export type AcceptChangeBySigReturnType = Hash
export type SimulateAcceptChangeBySigReturnType = Simulation<void>
export type AcceptChangeBySigErrorType =
  | WriteErrorType
  | SplitsBadSignatureError
  | SplitsNoSuchChangeError

/**
 * Accepts the proposed change for a recipient who signed it; anyone may send it.
 *
 * @example
 * await acceptChangeBySig(client, { split: 7, recipient: ben, signature })
 */
export function acceptChangeBySig(
  client: StaveClient,
  parameters: AcceptChangeBySigParameters,
): Promise<AcceptChangeBySigReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `acceptChangeBySig`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateAcceptChangeBySig(
  client: StaveClient,
  parameters: AcceptChangeBySigParameters,
): Promise<SimulateAcceptChangeBySigReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ split, recipient, signature }: AcceptChangeBySigParameters) {
  return {
    contract: 'Splits',
    abi: splitsAbi,
    functionName: 'acceptChangeBySig',
    args: [split, recipient, signature],
  } as const
}
