/**
 * A history as numbers that mean something whatever came before, so that it can be made shorter: the third split is
 * the third of those that exist by then, an amount may be what a tranche still lacks. `playOut` makes calls of it.
 */
export type History = {
  /** Protocol fee and storefront's share in basis points. */
  fees: readonly [number, number]
  operations: readonly Operation[]
}

export type Operation =
  | { kind: 'create'; controller: Who; tranches: RawTranches }
  | { kind: 'pay'; payments: readonly RawPayment[]; storefront: Which | 'none'; way: PayWay }
  | { kind: 'tip'; payment: RawPayment; way: TipWay }
  | { kind: 'sweep'; split: Which }
  | { kind: 'collectFees' }
  | { kind: 'setFees'; fees: readonly [number, number] }
  | { kind: 'setPaused'; paused: boolean }
  | { kind: 'withdraw'; splits: readonly Which[]; who: Who; way: WithdrawWay; to: Who }
  | { kind: 'transfer'; split: Which; from: Who; to: Who; parts: readonly RawPart[] }
  | { kind: 'propose'; split: Which; tranches: RawTranches; deadline: number; foreign: boolean }
  | { kind: 'accept'; split: Which; who: Who; way: AcceptWay }
  | { kind: 'change'; split: Which; tranches: RawTranches; missing: number; listing: Listing }
  | { kind: 'apply'; split: Which; listing: Listing }
  | { kind: 'cancel'; split: Which; foreign: boolean }
  | { kind: 'setController'; split: Which; to: Who; foreign: boolean }
  | { kind: 'wait'; seconds: number }

/** A split: counted on from the first, the treasury's; one with a proposal; `null` is one that does not exist. */
export type Which = number | { proposing: number } | null
/** A person below 6, a split from there on; who has ever had a share of the split at hand; the ledger; or nobody. */
export type Who = number | { earner: number } | 'ledger' | 'nobody'
export type RawPayment = { split: Which; amount: RawAmount }
/** Micro-USDC, or what is lacking until a tranche or the counter is full, and a little more or less. */
export type RawAmount = bigint | { until: 'trancheEnd' | 'full'; more: bigint }
/** How much a tranche takes in micro-USDC, or which of the split's tranches it ends with, a little more or less. */
export type RawSize = bigint | { asTranche: number; more: bigint }
export type RawTranches = {
  tranches: readonly { size: RawSize; holders: readonly { who: Who; weight: number }[] }[]
  flaw: Flaw | null
}
/** What to hand on of a tranche; with no list at all the call has one number too many. */
export const parts = [
  'all',
  'none',
  'half',
  'least',
  'tooLittle',
  'leaveLeast',
  'leaveTooLittle',
  'tooMuch',
] as const
export type RawPart = (typeof parts)[number]
export type TipWay = 'tip' | 'creditWithoutFee' | 'deposit' | 'depositAndSweep'
export type PayWay = 'pay' | 'payBatch' | 'credit' | 'creditOne' | 'creditTooMuch'
export type WithdrawWay = 'withdraw' | 'withdrawBatch' | 'withdrawTo'
export const acceptWays = [
  'accept',
  'takeBack',
  'otherChange',
  'signature',
  'wrongSignature',
  'regret',
] as const
export type AcceptWay = (typeof acceptWays)[number]
export const listings = ['all', 'missing', 'extra', 'unsorted', 'otherTranches'] as const
export type Listing = (typeof listings)[number]

/** What can be wrong with tranches. */
export const flaws = [
  'none',
  'emptyTranche',
  'nine',
  'total',
  'zeroShare',
  'unsorted',
  'twice',
  'endBelow',
  'endReceived',
  'lastEnds',
  'endsEarly',
  'self',
  'unknownSplit',
  'nobody',
  'ledger',
  'tooMany',
] as const
export type Flaw = (typeof flaws)[number]
