'use client'

import {
  getAllowance,
  noPermit,
  type Permit,
  type StaveClient,
  signPermit,
  simulateAddSessionKey,
  simulateDepositToLane,
  simulateOpenLane,
} from '@stave/sdk/actions'
import { createSessionKey, type StoredSessionKey } from '@stave/sdk/tabs'
import type { Account, Address } from 'viem'
import { player } from '@/features/player/actions.ts'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { useDollarsRefresh } from '@/features/wallet/use-dollars.ts'
import { useConfig } from '@/lib/config/context.tsx'
import { formatUsd } from '@/lib/money.ts'
import { signInWithKey } from './session.ts'
import { type LaneView, useLaneRefresh } from './use-lane.ts'
import { useListener } from './use-listener.ts'

type TopUp = {
  /** Micro-USDC. */
  amount: bigint
  /** Days for which a new key signs. */
  days: number
  lane: LaneView
}

/** Puts money into the listener's lane, or this device's key; each gives whether it was done. */
export function useTopUp() {
  const { transact, pending } = useTransactor()
  const { contracts } = useConfig()
  const listener = useListener()
  const refreshLane = useLaneRefresh()
  const refreshDollars = useDollarsRefresh()

  const finish = async (lane: LaneView, key?: StoredSessionKey) => {
    if (listener && key) {
      const { address, chainId, keys } = listener
      await keys.set({ chainId, listener: address, gateway: lane.gateway.address }, key)
      // The first song can then be read ahead; the play itself says so if this fails.
      await signInWithKey({ listener: address, chainId }, key).catch(() => {})
    }
    await Promise.all([refreshLane(), refreshDollars()])
    player.reopen()
    return true
  }

  const newKey = async (days: number): Promise<StoredSessionKey> => ({
    ...(await createSessionKey()),
    expiresAt: Math.floor(Date.now() / 1000) + days * 86_400,
  })

  return {
    pending,
    /** Deposits; on a device without a key the same transaction registers a new one. */
    async topUp({ amount, days, lane }: TopUp): Promise<boolean> {
      const gateway = lane.gateway.address
      const stands = lane.key && lane.key.expiresAt > Date.now() / 1000
      const key = stands ? undefined : await newKey(days)
      const receipt = await transact({
        title: `Top up ${formatUsd(amount)}`,
        prepare: async (client) => {
          const permit = await permitFor(client, contracts.Tabs, amount)
          if (key) return simulateOpenLane(client, { gateway, amount, key, permit })
          const listener = client.account.address
          return simulateDepositToLane(client, { listener, gateway, amount, permit })
        },
      })
      return receipt ? finish(lane, key) : false
    },
    /** Registers a new key for this device. */
    async addDevice({ days, lane }: Omit<TopUp, 'amount'>): Promise<boolean> {
      const key = await newKey(days)
      const gateway = lane.gateway.address
      const receipt = await transact({
        title: 'Let this device play',
        prepare: (client) => simulateAddSessionKey(client, { gateway, key }),
      })
      return receipt ? finish(lane, key) : false
    },
  }
}

/** A signed permit, unless the contract may take the amount already. */
async function permitFor(
  client: StaveClient & { account: Account },
  spender: Address,
  amount: bigint,
): Promise<Permit> {
  const { account } = client
  const allowance = await getAllowance(client, { owner: account.address, spender })
  return allowance >= amount ? noPermit : signPermit(client, { spender, amount, account })
}
