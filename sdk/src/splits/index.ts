export { decodePayment, encodePayment, type Payment } from './payments.ts'
export { splitOfRecipient, splitRecipient } from './recipients.ts'
export {
  hashShareChange,
  type ShareChange,
  type ShareChangeTypedDataParameters,
  shareChangeTypedData,
} from './shareChange.ts'
export {
  equalShares,
  NO_END,
  type Part,
  plainSplit,
  type RecoupParameters,
  recipientsOf,
  recoup,
  type Share,
  sortShares,
  TOTAL_SHARES,
  type Tranche,
  toShares,
} from './tranches.ts'
export { earnedAt, type PositionState, withdrawableFrom } from './withdrawable.ts'
