import type { RecipientEarningsQuery } from '@stave/sdk/query'
import { withdrawableOf } from '@stave/sdk/query'
import type { ReactNode } from 'react'
import type { Address } from 'viem'
import { Money } from '@/components/money.tsx'
import { placeKey } from './use-withdrawable.ts'
import { WithdrawButton } from './withdraw-button.tsx'

export type PositionInSplit = RecipientEarningsQuery['positions'][number]

type TotalsProps = {
  account: Address
  positions: readonly PositionInSplit[]
  /** From the ledger, by `placeKey`; undefined until it has been read. */
  withdrawable: ReadonlyMap<string, bigint> | undefined
}

/** What can be withdrawn now: the ledger's word or, until it has come, the index's. */
export function availableIn(
  { split, ...position }: PositionInSplit,
  account: Address,
  withdrawable: ReadonlyMap<string, bigint> | undefined,
): bigint {
  const key = placeKey({ split: split.number, recipient: account })
  return withdrawable?.get(key) ?? withdrawableOf(position, split.received)
}

/** All that an account can withdraw, has earned and has withdrawn. */
export function Totals({ account, positions, withdrawable }: TotalsProps) {
  const amounts = positions.map((position) => ({
    split: position.split.number,
    amount: availableIn(position, account, withdrawable),
  }))
  const available = amounts.reduce((sum, { amount }) => sum + amount, 0n)
  const withdrawn = positions.reduce((sum, position) => sum + BigInt(position.withdrawn), 0n)
  return (
    <section
      aria-label="Totals"
      className="flex flex-wrap items-end justify-between gap-x-12 gap-y-6"
    >
      <div className="grid gap-2">
        <p className="eyebrow">Ready to withdraw</p>
        <Money
          micro={available}
          className="font-display text-[clamp(2.75rem,7vw,4.5rem)] leading-none"
        />
      </div>
      <dl className="flex gap-10">
        <Total label="Earned in all">
          <Money micro={available + withdrawn} />
        </Total>
        <Total label="Withdrawn">
          <Money micro={withdrawn} />
        </Total>
      </dl>
      <WithdrawButton
        prominent
        recipient={account}
        amount={available}
        splits={amounts.filter(({ amount }) => amount > 0n).map(({ split }) => split)}
      />
    </section>
  )
}

function Total({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <dt className="text-faint text-sm">{label}</dt>
      <dd className="text-xl">{children}</dd>
    </div>
  )
}
