import type { Account, Address, Chain, Client, Transport } from 'viem'
import type { StaveError } from '../errors/base.ts'
import type { UnknownChainError } from '../errors/sdk.ts'
import type {
  ChainUnreachableError,
  InsufficientGasMoneyError,
  NoAccountError,
  NoContractError,
  UnknownRevertError,
  WalletRejectedError,
  WrongChainError,
} from '../errors/wallet.ts'

/** Any viem client: a public one reads and simulates, a wallet client writes too. */
export type StaveClient = Client<Transport, Chain | undefined, Account | undefined>

export type ContractParameters = {
  /** The contract's address; the SDK's deployment on the client's chain unless given. */
  address?: Address | undefined
}

export type ReadParameters = ContractParameters & {
  /** Reads as of this block; the newest one unless given. */
  blockNumber?: bigint | undefined
}

export type WriteParameters = ContractParameters & {
  /** Who sends; the client's account unless given. */
  account?: Account | Address | undefined
  gas?: bigint | undefined
  nonce?: number | undefined
  maxFeePerGas?: bigint | undefined
  maxPriorityFeePerGas?: bigint | undefined
}

/** What reading can throw besides the contract's own errors. */
export type ReadErrorType = ChainUnreachableError | NoContractError | StaveError | UnknownChainError

/** What writing can throw besides the contract's own errors. */
export type WriteErrorType =
  | InsufficientGasMoneyError
  | NoAccountError
  | ReadErrorType
  | UnknownRevertError
  | WalletRejectedError
  | WrongChainError
