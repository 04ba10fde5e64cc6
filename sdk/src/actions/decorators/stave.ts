import type { StaveClient } from '../client.ts'
import { accessActions } from './access.ts'
import { auctionsActions } from './auctions.ts'
import { catalogActions } from './catalog.ts'
import { currencyActions } from './currency.ts'
import { editionsActions } from './editions.ts'
import { giftsActions } from './gifts.ts'
import { marketActions } from './market.ts'
import { patronageActions } from './patronage.ts'
import { receiptsActions } from './receipts.ts'
import { sharesActions } from './shares.ts'
import { splitsActions } from './splits.ts'
import { subscriptionsActions } from './subscriptions.ts'
import { tabsActions } from './tabs.ts'

export type StaveActions = ReturnType<ReturnType<typeof staveActions>>

/**
 * All actions, for `client.extend`. Imported one by one instead, only those that are used are bundled.
 *
 * @example
 * const client = createWalletClient({ account, chain, transport: http() }).extend(staveActions())
 * await client.tip({ split: 7, amount: 1_000_000n })
 */
export function staveActions() {
  return (client: StaveClient) => ({
    ...catalogActions()(client),
    ...splitsActions()(client),
    ...tabsActions()(client),
    ...giftsActions()(client),
    ...patronageActions()(client),
    ...editionsActions()(client),
    ...auctionsActions()(client),
    ...subscriptionsActions()(client),
    ...marketActions()(client),
    ...sharesActions()(client),
    ...accessActions()(client),
    ...currencyActions()(client),
    ...receiptsActions()(client),
  })
}
