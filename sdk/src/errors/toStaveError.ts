import { BaseError, decodeErrorResult, type Hex, isHex } from 'viem'
import { errorsAbi } from '../generated/abis.ts'
import { StaveError } from './base.ts'
import { catalogErrors } from './catalog.ts'
import type { ContractErrorClass } from './contract.ts'
import { dutchAuctionsErrors } from './dutchAuctions.ts'
import { editionsErrors } from './editions.ts'
import { englishAuctionsErrors } from './englishAuctions.ts'
import { giftsErrors } from './gifts.ts'
import { governanceErrors } from './governance.ts'
import { marketErrors } from './market.ts'
import { patronageErrors } from './patronage.ts'
import { royaltySharesErrors } from './royaltyShares.ts'
import { sharedErrors } from './shared.ts'
import { splitsErrors } from './splits.ts'
import { subscriptionsErrors } from './subscriptions.ts'
import { tabsErrors } from './tabs.ts'
import {
  ChainUnreachableError,
  InsufficientGasMoneyError,
  NoAccountError,
  NoContractError,
  UnknownRevertError,
  WalletRejectedError,
  WrongChainError,
} from './wallet.ts'

const classes = [
  ...catalogErrors,
  ...splitsErrors,
  ...tabsErrors,
  ...giftsErrors,
  ...patronageErrors,
  ...editionsErrors,
  ...dutchAuctionsErrors,
  ...englishAuctionsErrors,
  ...subscriptionsErrors,
  ...marketErrors,
  ...royaltySharesErrors,
  ...governanceErrors,
  ...sharedErrors,
]
const contractErrors = new Map<string, ContractErrorClass>(
  classes.map((error) => [error.solidityName, error]),
)

/**
 * Turns whatever viem, a wallet or a node threw into the SDK's error for it: a contract's revert into that error's own
 * class with its values, and a refusal, a wrong chain or an empty wallet into words. The original is its `cause`.
 *
 * @example
 * try {
 *   await walletClient.writeContract(request)
 * } catch (error) {
 *   toast(toStaveError(error).shortMessage)
 * }
 */
export function toStaveError(error: unknown): StaveError {
  if (error instanceof StaveError) return error
  const cause = error instanceof Error ? error : new Error(String(error))
  const named = (...names: string[]) => find(cause, (one) => names.includes(one.name))

  if (named('UserRejectedRequestError') || find(cause, (one) => codeOf(one) === 4001)) {
    return new WalletRejectedError({ cause })
  }
  const data = revertData(cause)
  if (data) return fromRevertData(data, cause)
  if (named('InsufficientFundsError')) return new InsufficientGasMoneyError({ cause })
  if (named('ChainMismatchError')) return new WrongChainError({}, { cause })
  if (named('AccountNotFoundError')) return new NoAccountError({ cause })
  if (named('ContractFunctionZeroDataError', 'AbiDecodingZeroDataError')) {
    return new NoContractError({ cause })
  }
  const revert = named('ContractFunctionRevertedError', 'ExecutionRevertedError')
  if (revert) return new UnknownRevertError({ reason: reasonOf(revert) }, { cause })
  if (named('HttpRequestError', 'TimeoutError', 'WebSocketRequestError', 'SocketClosedError')) {
    return new ChainUnreachableError({ cause })
  }
  return new StaveError(cause instanceof BaseError ? cause.shortMessage : cause.message, { cause })
}

function fromRevertData(data: Hex, cause: Error): StaveError {
  try {
    const { abiItem, args, errorName } = decodeErrorResult({ abi: errorsAbi, data })
    if ((errorName as string) === 'Error') return fromReason(String(args?.[0]), cause)
    const values: readonly unknown[] = args ?? []
    const named = abiItem.inputs.map(({ name }, index) => [name, values[index]])
    const ErrorClass = contractErrors.get(errorName)
    if (ErrorClass) return new ErrorClass(Object.fromEntries(named), { cause })
    return new UnknownRevertError({ reason: errorName }, { cause })
  } catch {
    return new UnknownRevertError({ reason: `error ${data.slice(0, 10)}` }, { cause })
  }
}

/** Older tokens, Circle's USDC among them, give their reason as text. */
function fromReason(reason: string, cause: Error): StaveError {
  const plain = reason.replace(/^[\w ]+: /, '')
  const known: Record<string, string> = {
    'transfer amount exceeds balance': 'the wallet does not hold enough USDC',
    'transfer amount exceeds allowance': 'the amount has not been approved',
  }
  return new UnknownRevertError({ reason: known[plain] ?? plain }, { cause })
}

/** The bytes that a contract reverted with, wherever in the chain of causes they stand. */
function revertData(error: Error): Hex | undefined {
  let data: Hex | undefined
  find(error, (one) => {
    const { raw, data: own } = one as { raw?: unknown; data?: unknown }
    const nested = typeof own === 'object' ? (own as { data?: unknown } | null)?.data : own
    data = [raw, nested].find((value): value is Hex => isHex(value) && value.length >= 10)
    return data !== undefined
  })
  return data
}

function reasonOf(error: Error): string | undefined {
  const { reason } = error as { reason?: unknown }
  return typeof reason === 'string' ? reason : undefined
}

function codeOf(error: Error): unknown {
  return (error as { code?: unknown }).code
}

function find(error: Error, test: (error: Error) => boolean): Error | undefined {
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 20; depth++) {
    if (test(one)) return one
    one = one.cause
  }
  return undefined
}
