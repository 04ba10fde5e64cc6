import type { Hash, Hex } from 'viem'
import { zeroHash } from 'viem'
import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import type { GiftsClosedError, GiftsZeroAmountError } from '../../errors/gifts.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
} from '../../errors/splits.ts'
import { giftsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type TipSongParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Micro-USDC. */
  amount: bigint
  /** sha2-256 digest of a message on IPFS (CIDv1, raw); none unless given. */
  message?: Hex | undefined
}
/** The transaction; wait for it with `waitForReceipt`. */
export type TipSongReturnType = Hash
export type SimulateTipSongReturnType = Simulation<void>
export type TipSongErrorType =
  | WriteErrorType
  | CatalogUnknownSongError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | GiftsClosedError
  | GiftsZeroAmountError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError

/**
 * Tips a song: all of it reaches its split, without a fee. The Gifts contract must be approved for the amount.
 *
 * @example
 * await tipSong(client, { song: 1, amount: 1_000_000n })
 */
export function tipSong(
  client: StaveClient,
  parameters: TipSongParameters,
): Promise<TipSongReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `tipSong`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulateTipSong(
  client: StaveClient,
  parameters: TipSongParameters,
): Promise<SimulateTipSongReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, amount, message }: TipSongParameters) {
  return {
    contract: 'Gifts',
    abi: giftsAbi,
    functionName: 'tip',
    args: [song, amount, message ?? zeroHash],
  } as const
}
