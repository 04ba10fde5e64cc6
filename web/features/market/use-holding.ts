'use client'

import {
  getAllowance,
  getEditionBalance,
  getShareBalance,
  getSongApproval,
  getSongOwner,
  isEditionsOperator,
  type StaveClient,
} from '@stave/sdk/actions'
import { type Address, isAddressEqual } from 'viem'
import { useAccount } from 'wagmi'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { useConfig } from '@/lib/config/context.tsx'
import type { Token } from './token.ts'

/** What the connected wallet has of a token, and how many of them the market may hand over. */
export type Holding = { balance: number; movable: number }

export function useHolding(token: Token) {
  const { address } = useAccount()
  const { contracts } = useConfig()
  const key = ['holding', token.collection, token.id, address]
  return useChainRead(key, (client) =>
    readHolding(client, token, { account: address ?? token.collection, market: contracts.Market }),
  )
}

async function readHolding(
  client: StaveClient,
  token: Token,
  { account, market }: { account: Address; market: Address },
): Promise<Holding> {
  if (token.kind === 'song') {
    const [owner, approved] = await Promise.all([
      getSongOwner(client, { song: token.id }),
      getSongApproval(client, { song: token.id }),
    ])
    const balance = isAddressEqual(owner, account) ? 1 : 0
    return { balance, movable: approved && isAddressEqual(approved, market) ? balance : 0 }
  }
  if (token.kind === 'edition') {
    const [balance, approved] = await Promise.all([
      getEditionBalance(client, { account, edition: token.id }),
      isEditionsOperator(client, { owner: account, operator: market }),
    ])
    return { balance, movable: approved ? balance : 0 }
  }
  const [balance, allowance] = await Promise.all([
    getShareBalance(client, { shares: token.collection, account }),
    getAllowance(client, { owner: account, spender: market, address: token.collection }),
  ])
  return { balance, movable: Number(allowance > BigInt(balance) ? BigInt(balance) : allowance) }
}
