'use client'

import { useApolloClient } from '@apollo/client/react'
import { useConnectModal } from '@rainbow-me/rainbowkit'
import type { StaveClient, WriteRequest } from '@stave/sdk/actions'
import { ChainUnreachableError, TransactionRevertedError, toStaveError } from '@stave/sdk/errors'
import { X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { toast } from 'sonner'
import type { Account, Hash, TransactionReceipt } from 'viem'
import { type Config, useConfig as useWagmiConfig } from 'wagmi'
import {
  getBlockNumber,
  getConnectorClient,
  switchChain,
  waitForTransactionReceipt,
  writeContract,
} from 'wagmi/actions'
import { waitForIndexed } from '@/lib/apollo/meta.ts'
import { useConfig } from '@/lib/config/context.tsx'
import { reasonOf } from '@/lib/errors.ts'
import type { Step, TransactionState } from './steps.ts'
import { StepsView } from './steps-view.tsx'

export type Write = {
  /** What it does, in words: "Withdraw $4.20". */
  title: string
  /** Simulates the write with a client that holds the account; may ask for typed signatures first. */
  prepare: (client: StaveClient & { account: Account }) => Promise<{ request: WriteRequest }>
  /** Told the hash as soon as there is one, so that it can be kept. */
  onSent?: (hash: Hash) => Promise<unknown>
  /** Done once it is confirmed: for what no page shows, and another write follows. */
  unindexed?: boolean
}

/**
 * The one place from which anything is written on-chain: simulate, sign, send, confirm, wait for the index.
 *
 * Each step shows in a notice; a failure says why in words. `transact` gives the receipt, or undefined when the write
 * did not happen; `attempt` rejects with those words instead. Queries on the page are asked again once the index has
 * caught up.
 */
export function useTransactor() {
  const wagmi = useWagmiConfig()
  const { chainId } = useConfig()
  const apollo = useApolloClient()
  const { openConnectModal } = useConnectModal()
  const [pending, setPending] = useState(false)

  const attempt = useCallback(
    async ({ title, prepare, onSent, unindexed = false }: Write): Promise<TransactionReceipt> => {
      const notice = createNotice(title)
      setPending(true)
      try {
        const connected = await getConnectorClient(wagmi)
        if (connected.chain.id !== chainId) await switchChain(wagmi, { chainId })
        // Wallets have no clear words for a chain that does not answer.
        await getBlockNumber(wagmi, { chainId, cacheTime: 0 })
        const { request } = await prepare(await getConnectorClient(wagmi, { chainId }))
        notice.show('sign')
        const hash = await writeContract(wagmi, { ...request, chainId } as never)
        notice.show('sent', { hash })
        await onSent?.(hash)
        const receipt = await receiptOf(wagmi, { hash, chainId })
        if (receipt.status === 'reverted') throw new TransactionRevertedError({ hash })
        if (unindexed) {
          notice.show('indexed', { hash })
          return receipt
        }
        notice.show('confirmed', { hash })
        const indexed = await waitForIndexed(apollo, Number(receipt.blockNumber))
        notice.show('indexed', { hash, late: !indexed })
        await apollo.refetchQueries({ include: 'active' }).catch(() => {})
        return receipt
      } catch (error) {
        const reason = reasonOf(error)
        notice.fail(reason)
        throw new Error(reason, { cause: error })
      } finally {
        setPending(false)
      }
    },
    [wagmi, chainId, apollo],
  )

  const transact = useCallback(
    async (write: Write): Promise<TransactionReceipt | undefined> => {
      if (!wagmi.state.current) {
        openConnectModal?.()
        return undefined
      }
      // The notice has said why.
      return await attempt(write).catch(() => undefined)
    },
    [attempt, wagmi, openConnectModal],
  )

  return { transact, attempt, pending }
}

/** The receipt of what was sent; an outage meanwhile is waited out, because the transaction stands all the same. */
async function receiptOf(
  wagmi: Config,
  what: { hash: Hash; chainId: number },
): Promise<TransactionReceipt> {
  for (;;) {
    try {
      return await waitForTransactionReceipt(wagmi, what)
    } catch (error) {
      if (!(toStaveError(error) instanceof ChainUnreachableError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  }
}

/** A notice that follows one transaction and stays until it is done or dismissed. */
function createNotice(title: string) {
  let state: TransactionState = { title, step: 'simulate' }
  const id = toast.custom((key) => <Notice state={state} id={key} />, {
    duration: Number.POSITIVE_INFINITY,
  })
  const render = (duration: number) =>
    toast.custom((key) => <Notice state={state} id={key} />, { id, duration })
  return {
    show(step: Step, more: Partial<TransactionState> = {}) {
      state = { ...state, ...more, step }
      render(step === 'indexed' ? 6_000 : Number.POSITIVE_INFINITY)
    },
    fail(error: string) {
      state = { ...state, error }
      render(15_000)
    },
  }
}

function Notice({ state, id }: { state: TransactionState; id: string | number }) {
  return (
    <div className="pointer-events-auto flex w-[min(22rem,calc(100vw-2rem))] items-start justify-between gap-3 rounded-xl border border-rule bg-raised p-4 shadow-raised">
      <StepsView state={state} />
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => toast.dismiss(id)}
        className="-m-1 rounded p-1 text-faint hover:text-ink"
      >
        <X className="size-4" />
      </button>
    </div>
  )
}
