import { encryptionPublicKeyOf } from '@stave/sdk/encryption'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { auctionSteps } from './auction-steps.ts'
import { record } from './audio.ts'
import { demoDays, historyLength, makeCalendar, minute } from './calendar.ts'
import { contractsOn } from './calls.ts'
import { earningSteps } from './earning-steps.ts'
import { editionSteps } from './edition-steps.ts'
import { giftSteps } from './gift-steps.ts'
import { openHistory } from './history.ts'
import { planListening } from './listening.ts'
import { dayStepsOf, pocketMoneySteps } from './listening-steps.ts'
import { patronageSteps } from './patronage-steps.ts'
import { createPublisher } from './publishing.ts'
import { profileStep, releaseSteps, sharedSplitSteps } from './release-steps.ts'
import type { DemoRoster } from './roster.ts'
import type { Step, Story } from './story.ts'
import { subscriptionSteps } from './subscription-steps.ts'
import { tradeSteps } from './trade-steps.ts'
import { curatorOf, deriveWallets } from './wallets.ts'

export type FillOptions = {
  roster: DemoRoster
  /** The RPC of an anvil chain that began `historyLength(days)` seconds ago or earlier, with the contracts deployed. */
  rpcUrl: string
  /** Base URL of the IPFS node's RPC. */
  ipfsApiUrl: string
  /** The gateway's account: settles the tabs. */
  gatewayPrivateKey: Hex
  /** The gateway's P-256 key: 32 bytes. */
  gatewayEncryptionKey: Hex
  /** Where rendered songs are kept from run to run. */
  musicFolder: string
  /** Days of plays; 30 by default. */
  days?: number
  /** Takes a line after each stage. */
  report?: (line: string) => void
}

/**
 * Fills a fresh local chain with artists, songs, a year in which fans use all lines, and days of plays at its end, then
 * brings its clock to the present. Run again
 * after it was cut short, it goes on with the first block that is missing; run again after the end, it changes
 * nothing. Throws when the chain is not a local one of the right age, when IPFS does not answer, or when a
 * transaction fails.
 */
export async function fillDemo(options: FillOptions): Promise<void> {
  const { roster, days = demoDays, report = () => {} } = options
  const { length: songCount } = roster.songs
  const now = Math.floor(Date.now() / 1_000)
  const history = await openHistory(options.rpcUrl, now - historyLength(days) + 5 * minute)
  try {
    const calendar = makeCalendar(history.begin, days, songCount)
    const missing = roster.songs.filter((_, index) => !history.has(calendar.releaseAt(index)))
    const recordings = record(missing, options.musicFolder)
    const wallets = deriveWallets(roster)
    const story: Story = {
      roster,
      calendar,
      contracts: contractsOn(await history.client.getChainId()),
      history,
      wallets,
      gateway: privateKeyToAccount(options.gatewayPrivateKey),
      curator: curatorOf(),
      ids: {
        splits: new Map(),
        songs: new Map(),
        editions: new Map(),
        dutchAuctions: new Map(),
        englishAuctions: new Map(),
        shares: new Map(),
      },
    }
    const publisher = createPublisher({
      roster,
      wallets,
      ipfsApiUrl: options.ipfsApiUrl,
      gatewayPublicKey: encryptionPublicKeyOf(options.gatewayEncryptionKey),
    })
    const listening = planListening(roster.songs, roster.listeners, calendar)
    const people = [...wallets.earners.values(), ...wallets.listeners.values()]
    await history.fund(people.map(({ address }) => address))
    const listeningSteps = await dayStepsOf(story)
    const steps = [
      profileStep(story, publisher),
      ...pocketMoneySteps(story),
      ...sharedSplitSteps(story),
      ...releaseSteps(story, publisher, recordings),
      ...listening.days.flatMap(listeningSteps),
      ...patronageSteps(story, publisher),
      ...giftSteps(story, publisher),
      ...subscriptionSteps(story),
      ...editionSteps(story, publisher),
      ...auctionSteps(story),
      ...tradeSteps(story),
      ...earningSteps(story, listening),
    ]
    const stages = [
      { until: calendar.at(1, 0), name: `${people.length} people, and the year before day 1` },
      ...[1, 2, 3].map((third) => {
        const last = Math.ceil((days * third) / 3)
        return { until: calendar.at(last + 1, 0), name: `plays up to day ${last} of ${days}` }
      }),
    ]
    await runSteps(story, steps, stages, report)
    const { cached } = await recordings.done
    report(`music: ${missing.length - cached} songs rendered, ${cached} found in the cache`)
    await history.finish()
  } catch (error) {
    await history.release().catch(() => {})
    throw error
  }
}

type Stage = { until: number; name: string }

async function runSteps(
  { calendar, history }: Story,
  steps: readonly Step[],
  stages: readonly Stage[],
  report: (line: string) => void,
): Promise<void> {
  const end = calendar.at(calendar.days + 1, 0)
  const inOrder = steps.filter(({ at }) => at < end).sort((a, b) => a.at - b.at)
  for (const { name, until } of stages) {
    const since = performance.now()
    for (const { at, calls, learn } of takeUntil(inOrder, until)) {
      const logs = await history.block(at, calls)
      learn?.(logs)
    }
    report(`${name}: ${((performance.now() - since) / 1_000).toFixed(1)} s`)
  }
}

/** Removes from the front of `steps`, and returns, those before Unix second `until`. */
function takeUntil(steps: Step[], until: number): Step[] {
  const next = steps.findIndex(({ at }) => at >= until)
  return steps.splice(0, next < 0 ? steps.length : next)
}
