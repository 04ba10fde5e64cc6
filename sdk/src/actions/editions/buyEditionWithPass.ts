import type { Hash, Hex } from 'viem'
import type { Pass } from '../../editions/pass.ts'
import type {
  EditionsBadPassSignatureError,
  EditionsBadPassTermsError,
  EditionsNotPassHolderError,
  EditionsPassLimitError,
  EditionsPassNotValidError,
  EditionsPassRevokedError,
  EditionsPassWalletLimitError,
  EditionsPriceAboveMaximumError,
  EditionsSoldOutError,
  EditionsSongSuspendedError,
  EditionsUnknownEditionError,
  EditionsWalletLimitError,
  EditionsZeroQuantityError,
  ERC1155InvalidReceiverError,
} from '../../errors/editions.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
  SplitsUnknownSplitError,
} from '../../errors/splits.ts'
import { editionsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type BuyEditionWithPassParameters = WriteParameters & {
  /** From `decodePass`. */
  pass: Pass
  /** From `decodePass`. */
  signature: Hex
  /** How many tokens. */
  quantity: number
  /** The most micro-USDC that the sender will pay for all of them. */
  maximum: bigint
  /** The split of the storefront that brought it. */
  storefront?: number | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type BuyEditionWithPassReturnType = Hash
export type SimulateBuyEditionWithPassReturnType = Simulation<void>
export type BuyEditionWithPassErrorType =
  | WriteErrorType
  | ERC1155InvalidReceiverError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | EditionsBadPassSignatureError
  | EditionsBadPassTermsError
  | EditionsNotPassHolderError
  | EditionsPassLimitError
  | EditionsPassNotValidError
  | EditionsPassRevokedError
  | EditionsPassWalletLimitError
  | EditionsPriceAboveMaximumError
  | EditionsSoldOutError
  | EditionsSongSuspendedError
  | EditionsUnknownEditionError
  | EditionsWalletLimitError
  | EditionsZeroQuantityError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | SplitsUnknownSplitError

/**
 * Buys tokens with a pass, also outside the window. `passPrice` tells what they cost; the Editions contract must be
 * approved for it, unless they are free.
 *
 * @example
 * await buyEditionWithPass(client, { ...decodePass(code), quantity: 1, maximum: 4_000_000n })
 */
export function buyEditionWithPass(
  client: StaveClient,
  parameters: BuyEditionWithPassParameters,
): Promise<BuyEditionWithPassReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `buyEditionWithPass`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateBuyEditionWithPass(
  client: StaveClient,
  parameters: BuyEditionWithPassParameters,
): Promise<SimulateBuyEditionWithPassReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ pass, signature, quantity, maximum, storefront }: BuyEditionWithPassParameters) {
  return {
    contract: 'Editions',
    abi: editionsAbi,
    functionName: 'buyWithPass',
    args: [pass, signature, quantity, maximum, storefront ?? 0],
  } as const
}
