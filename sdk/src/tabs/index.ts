export {
  addPlay,
  decodeItems,
  encodeItems,
  ITEM_BYTES,
  MAX_PLAYS,
  type Play,
  type PlayKind,
  playKinds,
  type TabItem,
  totalOf,
} from './items.ts'
export {
  createIndexedDbKeyStore,
  createMemoryKeyStore,
  type LaneId,
  type SessionKeyStore,
  type StoredSessionKey,
} from './keyStore.ts'
export { createSessionKey, keyId, type SessionKey } from './sessionKey.ts'
export {
  P256_ORDER,
  type SignedTab,
  type SignTabParameters,
  type SignTabReturnType,
  signTab,
} from './signTab.ts'
export {
  hashTab,
  type TabDomain,
  type TabMessage,
  type TabTypedDataParameters,
  type TabTypedDataReturnType,
  tabTypedData,
} from './typedData.ts'
export { type VerifyTabParameters, type VerifyTabReturnType, verifyTab } from './verifyTab.ts'
