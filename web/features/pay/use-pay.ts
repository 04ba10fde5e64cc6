'use client'

import { useConnectModal } from '@rainbow-me/rainbowkit'
import { getAllowance, simulateApproveCurrency } from '@stave/sdk/actions'
import type { ContractName } from '@stave/sdk/addresses'
import { useState } from 'react'
import { type Address, BaseError, type TransactionReceipt } from 'viem'
import { useAccount, usePublicClient } from 'wagmi'
import { useTransactor, type Write } from '@/features/transactions/use-transactor.tsx'
import { useDollarsRefresh } from '@/features/wallet/use-dollars.ts'
import { useConfig } from '@/lib/config/context.tsx'
import { reasonOf } from '@/lib/errors.ts'
import { formatUsd } from '@/lib/money.ts'
import { toAllow } from './readiness.ts'
import { useChainRead, useChainRefresh } from './use-chain-read.ts'

/** What a write takes from the wallet, and which contract takes it. Amounts in micro-USDC. */
export type Charge = {
  spender: ContractName
  amount: bigint
  /** What the contract shall be allowed to take, where it collects again later; at least `amount` unless given. */
  allow?: bigint | undefined
}

/** What must stand before the write itself. */
export type Needs = {
  charge?: Charge | undefined
  /** Another write that comes first, such as letting the market move a token. */
  first?: Write | undefined
}

/** How far a payment is. */
export type PayState =
  | { stage: 'idle' }
  /** What must stand first: an allowance, or another write. */
  | { stage: 'allowing' }
  | { stage: 'writing' }
  | { stage: 'done'; title: string }
  | { stage: 'failed'; reason: string }

/**
 * Makes a write, after the allowance that it needs. Without a wallet it opens the wallet dialog instead. What the page
 * reads from the chain is read again afterwards. The receipt is undefined when the write did not happen; `state` then
 * says why.
 */
export function usePay() {
  const { attempt } = useTransactor()
  const { address } = useAccount()
  const { openConnectModal } = useConnectModal()
  const { chainId, contracts } = useConfig()
  const client = usePublicClient({ chainId })
  const refreshChain = useChainRefresh()
  const refreshDollars = useDollarsRefresh()
  const [state, setState] = useState<PayState>({ stage: 'idle' })

  const allow = async (owner: Address, charge: Charge) => {
    if (!client) return
    const spender = contracts[charge.spender]
    const allowance = await getAllowance(client, { owner, spender })
    const amount = toAllow({ ...charge, balance: undefined, allowance })
    if (amount === 0n) return
    setState({ stage: 'allowing' })
    await attempt({
      title: `Let the contract take up to ${formatUsd(amount)}`,
      prepare: (wallet) => simulateApproveCurrency(wallet, { spender, amount }),
      unindexed: true,
    })
  }

  const pay = async (
    make: () => Write | Promise<Write>,
    { charge, first }: Needs = {},
  ): Promise<TransactionReceipt | undefined> => {
    if (!address) {
      openConnectModal?.()
      return undefined
    }
    setState({ stage: 'writing' })
    try {
      // What the write names, such as a message on IPFS, must be there before.
      const write = await make()
      if (charge) await allow(address, charge)
      if (first) {
        setState({ stage: 'allowing' })
        await attempt({ ...first, unindexed: true })
      }
      setState({ stage: 'writing' })
      const receipt = await attempt(write)
      setState({ stage: 'done', title: write.title })
      return receipt
    } catch (error) {
      setState({ stage: 'failed', reason: wordsOf(error) })
      return undefined
    } finally {
      await Promise.all([refreshChain(), refreshDollars()]).catch(() => {})
    }
  }

  const pending = state.stage === 'allowing' || state.stage === 'writing'
  return { pay, state, pending, connected: address !== undefined }
}

/** Errors of the chain, the SDK and wallets are put in words; others have them already. */
function wordsOf(error: unknown): string {
  return error instanceof Error && !(error instanceof BaseError) ? error.message : reasonOf(error)
}

/** What a contract may take from the connected wallet, in micro-USDC; undefined while that is not known. */
export function useAllowance(spender: ContractName | undefined): bigint | undefined {
  const { address } = useAccount()
  const { contracts } = useConfig()
  const { data } = useChainRead(['allowance', spender, address], (client) => {
    if (!spender || !address) throw new Error('No wallet.')
    return getAllowance(client, { owner: address, spender: contracts[spender] })
  })
  return data
}
