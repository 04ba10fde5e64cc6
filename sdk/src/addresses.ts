import type { Address } from 'viem'
import { UnknownChainError } from './errors/sdk.ts'
import { deployments as generated } from './generated/deployments.ts'

/** The names of the contracts that make up a deployment. */
export type ContractName =
  | 'AccessManager'
  | 'Currency'
  | 'Splits'
  | 'Catalog'
  | 'Tabs'
  | 'Gifts'
  | 'CommonsCredit'
  | 'Patronage'
  | 'Editions'
  | 'DutchAuctions'
  | 'EnglishAuctions'
  | 'Subscriptions'
  | 'Market'
  | 'RoyaltyShares'
  | 'Access'

/** One deployment of Stave. */
export type Deployment = {
  chainId: number
  /** The block in which it was deployed: no event of its stands before. */
  blockNumber: number
  contracts: Record<ContractName, Address>
  roles: Record<'admin' | 'guardian' | 'curator' | 'gateway' | 'treasury', Address>
}

/** The deployments that this version of the SDK knows, by chain id. */
export const deployments: Readonly<Record<number, Deployment>> = generated

/**
 * The deployment on a chain.
 *
 * Throws `UnknownChainError` when there is none.
 *
 * @example
 * import { getDeployment } from '@stave/sdk/addresses'
 * const { contracts } = getDeployment(31337)
 */
export function getDeployment(chainId: number): Deployment {
  const deployment = deployments[chainId]
  if (!deployment) throw new UnknownChainError({ chainId })
  return deployment
}

/** The address of a contract on a chain. Throws `UnknownChainError`. */
export function getAddressOf(contract: ContractName, chainId: number): Address {
  return getDeployment(chainId).contracts[contract]
}
