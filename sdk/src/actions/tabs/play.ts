import type { Address, Hash } from 'viem'
import { zeroAddress } from 'viem'
import type { CatalogUnknownSongError } from '../../errors/catalog.ts'
import type {
  ERC20InsufficientAllowanceError,
  ERC20InsufficientBalanceError,
} from '../../errors/shared.ts'
import type {
  SplitsLedgerFullError,
  SplitsPausedError,
  SplitsSplitFullError,
} from '../../errors/splits.ts'
import type { TabsNotPlayableError, TabsPriceAboveMaximumError } from '../../errors/tabs.ts'
import { tabsAbi } from '../../generated/abis.ts'
import { type Simulation, simulate, write } from '../call.ts'
import type { StaveClient, WriteErrorType, WriteParameters } from '../client.ts'

export type PlayParameters = WriteParameters & {
  /** The song's id. */
  song: number
  /** Whose storefront brought the play. */
  gateway?: Address | undefined
  /** The most micro-USDC that the sender will pay. */
  maximum: bigint
}
/** The transaction; wait for it with `waitForReceipt`. */
export type PlayReturnType = Hash
export type SimulatePlayReturnType = Simulation<void>
export type PlayErrorType =
  | WriteErrorType
  | CatalogUnknownSongError
  | ERC20InsufficientAllowanceError
  | ERC20InsufficientBalanceError
  | SplitsLedgerFullError
  | SplitsPausedError
  | SplitsSplitFullError
  | TabsNotPlayableError
  | TabsPriceAboveMaximumError

/**
 * Pays for one play with the sender's currency, without a lane. The Tabs contract must be approved for the price.
 *
 * @example
 * await play(client, { song: 1, maximum: 10_000n })
 */
export function play(client: StaveClient, parameters: PlayParameters): Promise<PlayReturnType> {
  return write(client, call(parameters), parameters)
}

/** As `play`, without sending: it reverts where the write would, and `request` is ready for `writeContract`. */
export function simulatePlay(
  client: StaveClient,
  parameters: PlayParameters,
): Promise<SimulatePlayReturnType> {
  return simulate(client, call(parameters), parameters)
}

function call({ song, gateway, maximum }: PlayParameters) {
  return {
    contract: 'Tabs',
    abi: tabsAbi,
    functionName: 'play',
    args: [song, gateway ?? zeroAddress, maximum],
  } as const
}
