import { createStore } from '@/lib/store.ts'

/** What the top-up dialog is to do: deposit, or only let this device sign. */
export type TopUpMode = 'closed' | 'deposit' | 'device'

/** The one top-up dialog, which the player, the header and the wallet page open. */
export const topUpStore = createStore<TopUpMode>('closed')

export const openTopUp = () => topUpStore.set('deposit')
export const openAddDevice = () => topUpStore.set('device')
export const closeTopUp = () => topUpStore.set('closed')
