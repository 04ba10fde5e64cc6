/** The contracts that are indexed, in the order in which the deployment's file names them. */
export const contracts = ['Catalog', 'Splits', 'Tabs'] as const

/** Name of an indexed contract. */
export type Contract = (typeof contracts)[number]

const readFromTheManager = 'Who may do what is read from the access manager, not from here.'

/** Events without a handler, and why each of them needs none. All others have one named `handle<Event>`. */
export const ignoredEvents: Record<Contract, Record<string, string>> = {
  Catalog: {
    Approval: 'Who else may move a token is asked of the contract before a transaction.',
    ApprovalForAll: 'As Approval.',
    AuthorityUpdated: readFromTheManager,
  },
  Splits: {
    AuthorityUpdated: readFromTheManager,
    EIP712DomainChanged: 'The contract never changes its domain.',
  },
  Tabs: {
    EIP712DomainChanged: 'The contract never changes its domain.',
    TabSkipped: 'The tab was settled before, so nothing changed.',
  },
}

/** Entities that file data sources write, by the template whose handler is `handle<Template>`. */
export const fileTemplates = {
  SongFile: ['SongMetadata', 'Contributor'],
  ProfileFile: ['ProfileMetadata', 'ProfileLink'],
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
