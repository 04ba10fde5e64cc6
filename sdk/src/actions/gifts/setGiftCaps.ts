import type { Hash } from 'viem'
import type { GiftsCapTooHighError } from '../../errors/gifts.ts'
import type {
  AccessManagedUnauthorizedError,
  AccessManagerNotScheduledError,
} from '../../errors/governance.ts'
import { giftsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type SetGiftCapsParameters = WriteParameters & {
  /** Thousandths of a CGC that all listeners can earn in 30 days. */
  epochCap: bigint
  /** Thousandths of a CGC that one listener can earn in a day. */
  dailyCap: number
}
/** The transaction; wait for it with `waitForReceipt`. */
export type SetGiftCapsReturnType = Hash
export type SimulateSetGiftCapsReturnType = Simulation<void>
export type SetGiftCapsErrorType =
  | WriteErrorType
  | AccessManagedUnauthorizedError
  | AccessManagerNotScheduledError
  | GiftsCapTooHighError

/**
 * Sets how much credit free listens can earn; the sender is an admin whose delay for it has run.
 *
 * @example
 * await setGiftCaps(client, { epochCap: 1_000_000_000n, dailyCap: 100_000 })
 */
export function setGiftCaps(
  client: StaveClient,
  parameters: SetGiftCapsParameters,
): Promise<SetGiftCapsReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `setGiftCaps`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateSetGiftCaps(
  client: StaveClient,
  parameters: SetGiftCapsParameters,
): Promise<SimulateSetGiftCapsReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ epochCap, dailyCap }: SetGiftCapsParameters) {
  return {
    contract: 'Gifts',
    abi: giftsAbi,
    functionName: 'setCaps',
    args: [epochCap, dailyCap],
  } as const
}
