import { type Address, getAddress } from 'viem'
import { InvalidSharesError } from '../errors/sdk.ts'
import { formatShare } from '../format.ts'

/** All shares of a tranche together, in parts per million. */
export const TOTAL_SHARES = 1_000_000
/** The `until` of a tranche that never ends. */
export const NO_END = 2n ** 64n - 1n

export type Share = {
  /** An account, or a split by `splitRecipient`. */
  recipient: Address
  /** Parts per million. */
  share: number
}

/** A stretch of a split's income and the shares that apply to it. */
export type Tranche = {
  /** The cumulative net income, in micro-USDC, at which it is full; `NO_END` in the last one. */
  until: bigint
  /** Sorted by recipient, adding up to `TOTAL_SHARES`. */
  shares: readonly Share[]
}

/** A recipient's part as a person writes it. */
export type Part = {
  recipient: Address
  /** 0 to 100, with decimals. */
  percent: number
}

/**
 * Shares from percentages: sorted as the contract wants them, a recipient named twice put together, and the few parts
 * per million that rounding leaves given to those who lost most by it.
 *
 * Throws `InvalidSharesError` when the percentages do not add up to 100, as far as two decimals each allow, or one is
 * too small to be a share.
 *
 * @example
 * toShares([
 *   { recipient: ada, percent: 66.67 },
 *   { recipient: ben, percent: 33.33 },
 * ])
 */
export function toShares(parts: readonly Part[]): Share[] {
  const percents = new Map<Address, number>()
  for (const { recipient, percent } of parts) {
    if (!(percent >= 0.0001)) throw new InvalidSharesError({ rule: `${percent} % is no share` })
    const address = getAddress(recipient)
    percents.set(address, (percents.get(address) ?? 0) + percent)
  }
  const total = [...percents.values()].reduce((sum, percent) => sum + percent, 0)
  if (Math.abs(total - 100) > percents.size * 0.005 + 1e-9) {
    throw new InvalidSharesError({
      rule: `they add up to ${Number(total.toFixed(4))} %, not 100 %`,
    })
  }
  return sortShares(apportion(percents, total))
}

/**
 * The same share for everybody.
 *
 * @example
 * equalShares([ada, ben, cai])
 */
export function equalShares(recipients: readonly Address[]): Share[] {
  return toShares(recipients.map((recipient) => ({ recipient, percent: 100 / recipients.length })))
}

/**
 * A split that shares out all of its income alike.
 *
 * @example
 * await createSplit(client, { controller: ada, tranches: plainSplit(toShares(parts)) })
 */
export function plainSplit(shares: readonly Share[]): Tranche[] {
  return [{ until: NO_END, shares: checked(shares) }]
}

export type RecoupParameters = {
  /** Who gets money back: a label, a producer. */
  recipient: Address
  /** How much of it, in micro-USDC. */
  amount: bigint
  /** Shares until it is back; the recipient is among them. */
  until: readonly Share[]
  /** Shares from then on. */
  afterwards: readonly Share[]
  /** What the split has received already, in micro-USDC; 0 for a new one. */
  received?: bigint | undefined
}

/**
 * A recoupment: one set of shares until a recipient has had `amount` from it, another one afterwards. The first tranche
 * ends at the income at which the recipient's share has reached the amount, rounded up.
 *
 * Throws `InvalidSharesError` when the recipient has no share in the first tranche.
 *
 * @example
 * // The label takes 80 % until 5,000 USDC are back (at 6,250 USDC of income), then 20 %.
 * recoup({
 *   recipient: label,
 *   amount: 5_000_000_000n,
 *   until: toShares([{ recipient: label, percent: 80 }, { recipient: ada, percent: 20 }]),
 *   afterwards: toShares([{ recipient: label, percent: 20 }, { recipient: ada, percent: 80 }]),
 * })
 */
export function recoup({
  recipient,
  amount,
  until,
  afterwards,
  received = 0n,
}: RecoupParameters): Tranche[] {
  const own = until.find((share) => getAddress(share.recipient) === getAddress(recipient))
  if (!own || amount <= 0n) {
    throw new InvalidSharesError({ rule: `${recipient} has nothing to recoup from them` })
  }
  const share = BigInt(own.share)
  const income = (amount * BigInt(TOTAL_SHARES) + share - 1n) / share
  return [{ until: received + income, shares: checked(until) }, ...plainSplit(afterwards)]
}

/** In the contract's order: by the address's number. */
export function sortShares(shares: readonly Share[]): Share[] {
  return [...shares].sort((a, b) => (BigInt(a.recipient) < BigInt(b.recipient) ? -1 : 1))
}

/** Everybody named in the tranches, sorted, each once: what `applyChange` asks for. */
export function recipientsOf(...lists: (readonly Tranche[])[]): Address[] {
  const all = lists.flat().flatMap(({ shares }) => shares)
  const distinct = new Map(all.map((share) => [getAddress(share.recipient), share]))
  return sortShares([...distinct.values()]).map(({ recipient }) => getAddress(recipient))
}

/** Largest remainders: whole parts first, then one more to whoever lost most. */
function apportion(percents: Map<Address, number>, total: number): Share[] {
  const exact = [...percents].map(([recipient, percent]) => {
    const ideal = (percent / total) * TOTAL_SHARES
    return { recipient, share: Math.floor(ideal), lost: ideal % 1 }
  })
  const left = TOTAL_SHARES - exact.reduce((sum, { share }) => sum + share, 0)
  const byLoss = exact.toSorted((a, b) => b.lost - a.lost)
  return byLoss.map(({ recipient, share }, index) => ({
    recipient,
    share: share + (index < left ? 1 : 0),
  }))
}

function checked(shares: readonly Share[]): Share[] {
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  if (total !== TOTAL_SHARES) {
    throw new InvalidSharesError({ rule: `they add up to ${formatShare(total)}, not 100 %` })
  }
  return sortShares(shares)
}
