import { type Address, getAddress } from 'viem'
import { splitOfRecipient } from '../recipients.ts'
import { payOut, withdrawableIn } from './book.ts'
import {
  booksAfter,
  ensure,
  isAccount,
  MAX_AMOUNT,
  type SplitsState,
  setBooks,
  splitOf,
} from './state.ts'

/** What a recipient may withdraw from a split now, in micro-USDC. */
export function withdrawable(state: SplitsState, split: number, recipient: Address): bigint {
  return withdrawableIn(splitOf(state, split).book, recipient)
}

/** Pays a recipient all that it may withdraw from a split; gives the micro-USDC paid. */
export function withdraw(state: SplitsState, split: number, recipient: Address): bigint {
  return withdrawAll(state, [split], recipient, recipient)
}

/** Pays a recipient all that it may withdraw from several splits; gives the micro-USDC paid. */
export function withdrawBatch(
  state: SplitsState,
  splits: readonly number[],
  recipient: Address,
): bigint {
  return withdrawAll(state, splits, recipient, recipient)
}

/** Pays what an account may withdraw from several splits to another account; gives the micro-USDC paid. */
export function withdrawTo(
  state: SplitsState,
  { caller, splits, to }: { caller: Address; splits: readonly number[]; to: Address },
): bigint {
  ensure(isAccount(state, to), 'Splits_BadRecipient')
  return withdrawAll(state, splits, caller, to)
}

function withdrawAll(
  state: SplitsState,
  splits: readonly number[],
  recipient: Address,
  to: Address,
): bigint {
  const amounts = new Map<number, bigint>()
  let total = 0n
  for (const split of new Set(splits)) {
    const amount = withdrawable(state, split, recipient)
    amounts.set(split, amount)
    total += amount
    ensure(total <= MAX_AMOUNT, 'Overflow')
  }
  ensure(total > 0n, 'Splits_NothingToWithdraw')
  const nested = splitOfRecipient(recipient)
  if (nested !== undefined) setBooks(state, booksAfter(state, [[nested, total]]))
  else leave(state, getAddress(to), total)
  for (const [id, amount] of amounts) {
    const split = splitOf(state, id)
    split.book = payOut(split.book, recipient, amount)
  }
  return total
}

/** Money that goes to an account leaves the ledger; a nested split's only moves inside. */
function leave(state: SplitsState, to: Address, amount: bigint): void {
  state.held -= amount
  state.accounted -= amount
  state.paidTo.set(to, (state.paidTo.get(to) ?? 0n) + amount)
}
