/** The contracts that are indexed, in the order in which the deployment's file names them. */
export const contracts = [
  'Catalog',
  'Splits',
  'Tabs',
  'Gifts',
  'CommonsCredit',
  'Patronage',
  'Editions',
  'DutchAuctions',
  'EnglishAuctions',
  'Subscriptions',
  'Market',
  'RoyaltyShares',
] as const

/** Contracts that the indexed ones make: where each stands is known when it is made. */
export const madeContracts = ['RoyaltyShare'] as const

/** Name of a contract that stands from the beginning. */
export type DeployedContract = (typeof contracts)[number]

/** Name of an indexed contract. */
export type Contract = DeployedContract | (typeof madeContracts)[number]

const askedBeforeATransaction =
  'Who else may move a token is asked of the contract before a transaction.'
const domainStays = 'The contract never changes its domain.'
const readFromTheManager = 'Who may do what is read from the access manager, not from here.'

/** Events without a handler, and why each of them needs none. All others have one named `handle<Event>`. */
export const ignoredEvents: Record<Contract, Record<string, string>> = {
  Catalog: {
    Approval: askedBeforeATransaction,
    ApprovalForAll: askedBeforeATransaction,
    AuthorityUpdated: readFromTheManager,
  },
  Splits: {
    AuthorityUpdated: readFromTheManager,
    EIP712DomainChanged: domainStays,
  },
  Tabs: {
    EIP712DomainChanged: domainStays,
    TabSkipped: 'The tab was settled before, so nothing changed.',
  },
  Gifts: { AuthorityUpdated: readFromTheManager },
  CommonsCredit: { Approval: askedBeforeATransaction, EIP712DomainChanged: domainStays },
  Patronage: {},
  Editions: {
    ApprovalForAll: askedBeforeATransaction,
    EIP712DomainChanged: domainStays,
    URI: 'EditionCreated, which comes with it, has the digest.',
  },
  DutchAuctions: {},
  EnglishAuctions: {},
  Subscriptions: { AuthorityUpdated: readFromTheManager },
  Market: {},
  RoyaltyShares: {},
  RoyaltyShare: { Approval: askedBeforeATransaction, EIP712DomainChanged: domainStays },
}

/** Entities that file data sources write, by the template whose handler is `handle<Template>`. */
export const fileTemplates = {
  SongFile: ['SongMetadata', 'Contributor'],
  ProfileFile: ['ProfileMetadata', 'ProfileLink'],
  EditionFile: ['EditionMetadata'],
  PerksFile: ['PerksMetadata'],
  MessageFile: ['Message'],
} as const

/** The Graph's name of each chain; on others the chain id is the name. The local chain has the name given to gnd. */
export const networkNames: Record<number, string> = {
  1: 'mainnet',
  10: 'optimism',
  137: 'matic',
  8453: 'base',
  31337: 'anvil',
  42161: 'arbitrum-one',
  84532: 'base-sepolia',
  421614: 'arbitrum-sepolia',
  11155111: 'sepolia',
}
