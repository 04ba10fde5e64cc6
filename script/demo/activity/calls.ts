import {
  catalogAbi,
  dutchAuctionsAbi,
  editionsAbi,
  englishAuctionsAbi,
  giftsAbi,
  marketAbi,
  patronageAbi,
  royaltyShareAbi,
  royaltySharesAbi,
  splitsAbi,
  subscriptionsAbi,
  tabsAbi,
  testUsdAbi,
} from '@stave/sdk/abis'
import { getDeployment } from '@stave/sdk/addresses'
import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type LocalAccount,
} from 'viem'
import type { Call } from './history.ts'

const defaultGas = 600_000n

/** Ways to call each contract of the deployment on a chain. */
export type Contracts = ReturnType<typeof contractsOn>

/** Throws `UnknownChainError` when the SDK knows of no deployment on the chain. */
export function contractsOn(chainId: number) {
  const { contracts } = getDeployment(chainId)
  return {
    chainId,
    addresses: contracts,
    catalog: callsTo(catalogAbi, contracts.Catalog),
    splits: callsTo(splitsAbi, contracts.Splits),
    tabs: callsTo(tabsAbi, contracts.Tabs),
    currency: callsTo(testUsdAbi, contracts.Currency),
    gifts: callsTo(giftsAbi, contracts.Gifts),
    patronage: callsTo(patronageAbi, contracts.Patronage),
    subscriptions: callsTo(subscriptionsAbi, contracts.Subscriptions),
    editions: callsTo(editionsAbi, contracts.Editions),
    dutchAuctions: callsTo(dutchAuctionsAbi, contracts.DutchAuctions),
    englishAuctions: callsTo(englishAuctionsAbi, contracts.EnglishAuctions),
    market: callsTo(marketAbi, contracts.Market),
    royaltyShares: callsTo(royaltySharesAbi, contracts.RoyaltyShares),
    /** Royalty shares have a contract each. */
    shares: (token: Address) => callsTo(royaltyShareAbi, token),
  }
}

function callsTo<const abi extends Abi>(abi: abi, to: Address) {
  return <name extends ContractFunctionName<abi, 'nonpayable'>>(
    from: LocalAccount,
    functionName: name,
    args: ContractFunctionArgs<abi, 'nonpayable', name>,
    gas = defaultGas,
  ): Call => ({
    from,
    to,
    data: encodeFunctionData({ abi, functionName, args } as EncodeFunctionDataParameters),
    gas,
    what: `call ${functionName}`,
  })
}
