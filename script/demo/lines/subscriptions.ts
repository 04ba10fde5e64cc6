import type { SubscriptionTier } from '@stave/sdk/actions'

/** Something that happens to a subscription on a day; FREE as the tier of renewals cancels it. */
export type SubscriberAct = { on: number } & (
  | {
      does: 'subscribe'
      tier: Exclude<SubscriptionTier, 'FREE'>
      periods: number
      automatic: boolean
    }
  | { does: 'upgrade'; tier: Exclude<SubscriptionTier, 'FREE'> }
  | { does: 'go on'; tier: SubscriptionTier; automatic: boolean }
  | { does: 'renew'; periods: number }
  | { does: 'name'; artists: string[] }
)

/** One listener's subscription, in the order of days; never two acts on one day. */
export interface DemoSubscriber {
  subscriber: string
  acts: SubscriberAct[]
}

/** Artists whose plays the curator lets count: all but one. */
export const admitted: string[] = [
  'ottoline-drift',
  'paper-kettle',
  'tin-orchard',
  'vela-quill',
  'blue-fathom',
  'captain-halogen',
  'murk-and-mellow',
  'sable-and-wren',
]

/** Subscribers of each tier: by hand and by themselves, upgraded, downgraded, cancelled and lapsed. */
export const subscribers: DemoSubscriber[] = [
  {
    subscriber: 'Pip Larkspur',
    acts: [
      { on: -61, does: 'name', artists: ['ottoline-drift', 'tin-orchard'] },
      { on: -60, does: 'subscribe', tier: 'SUPPORTER', periods: 1, automatic: true },
    ],
  },
  {
    subscriber: 'Mo Featherstonehaugh-Bell',
    acts: [{ on: -60, does: 'subscribe', tier: 'BASIC', periods: 1, automatic: true }],
  },
  {
    subscriber: 'Quill & Pepper',
    acts: [
      { on: -50, does: 'subscribe', tier: 'PREMIUM', periods: 2, automatic: false },
      { on: -5, does: 'renew', periods: 2 },
    ],
  },
  {
    subscriber: 'Night Bus Nell',
    acts: [
      { on: -50, does: 'subscribe', tier: 'BASIC', periods: 1, automatic: true },
      { on: -25, does: 'go on', tier: 'FREE', automatic: false },
    ],
  },
  {
    subscriber: 'Dottie Marrow',
    acts: [
      { on: -40, does: 'subscribe', tier: 'BASIC', periods: 1, automatic: true },
      { on: 5, does: 'upgrade', tier: 'PREMIUM' },
    ],
  },
  {
    subscriber: 'Abe Tumbledown',
    acts: [{ on: -20, does: 'subscribe', tier: 'SUPPORTER', periods: 3, automatic: false }],
  },
  {
    subscriber: 'Opal Greaves',
    acts: [
      { on: -15, does: 'subscribe', tier: 'PREMIUM', periods: 2, automatic: false },
      { on: 8, does: 'go on', tier: 'BASIC', automatic: true },
    ],
  },
  {
    subscriber: 'Saffron Oakum',
    acts: [
      { on: -12, does: 'name', artists: ['sable-and-wren', 'blue-fathom', 'vela-quill'] },
      { on: -10, does: 'subscribe', tier: 'SUPPORTER', periods: 1, automatic: true },
    ],
  },
  {
    subscriber: 'Teo Brindle',
    acts: [{ on: 7, does: 'subscribe', tier: 'BASIC', periods: 1, automatic: true }],
  },
  {
    subscriber: 'Lark Ascending-Slowly',
    acts: [
      { on: 12, does: 'subscribe', tier: 'PREMIUM', periods: 1, automatic: true },
      { on: 22, does: 'go on', tier: 'FREE', automatic: false },
    ],
  },
]
