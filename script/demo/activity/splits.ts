import { splitsAbi } from '@stave/sdk/abis'
import { NO_END, sortShares, splitRecipient, type Tranche } from '@stave/sdk/splits'
import { type LocalAccount, type Log, parseEventLogs } from 'viem'
import type { SplitPlan } from '../roster.ts'
import { idOf, type Step, type Story } from './story.ts'
import { walletOf } from './wallets.ts'

/** A plan as the ledger takes it. */
export function tranchesOf({ ids, wallets }: Story, plan: SplitPlan): Tranche[] {
  return plan.map(({ upTo = NO_END, shares }) => ({
    until: upTo,
    shares: sortShares(
      shares.map(({ recipient, share }) => ({
        recipient:
          typeof recipient === 'string'
            ? walletOf(wallets.earners, recipient).address
            : splitRecipient(idOf(ids.splits, recipient.split)),
        share,
      })),
    ),
  }))
}

/** A step that creates a split and remembers its id under `slug`. */
export function createSplitStep(
  story: Story,
  slug: string,
  { at, controller, tranches }: { at: number; controller: LocalAccount; tranches: () => Tranche[] },
): Step {
  return {
    at,
    calls: () => [
      story.contracts.splits(controller, 'create', [controller.address, tranches()], 4_000_000n),
    ],
    learn: (logs) => story.ids.splits.set(slug, createdSplit(logs)),
  }
}

/** Whether a plan has a share for this earner, or for the split of this name. */
export function pays(plan: SplitPlan, slug: string): boolean {
  return plan.some(({ shares }) =>
    shares.some(({ recipient }) =>
      typeof recipient === 'string' ? recipient === slug : recipient.split === slug,
    ),
  )
}

function createdSplit(logs: Log[]): number {
  const [event] = parseEventLogs({ abi: splitsAbi, eventName: 'SplitCreated', logs })
  if (!event) throw new Error('Creating a split logged no split.')
  return event.args.split
}
