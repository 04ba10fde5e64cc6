/** What free listens earn: thousandths of a CGC, and tenths for the multiplier. */
export interface DemoRewards {
  song: string
  perListen: number
  bonus: number
  bonusesLeft: number
  multiplier: number
}

/** A tip, with or without words. */
export interface DemoTip {
  on: number
  from: string
  song: string
  /** Micro-USDC. */
  amount: bigint
  message?: string
}

/** The day on which artists say what free listens earn. */
export const rewardsSetOn = -60

export const rewards: DemoRewards[] = [
  { song: 'salt-hours', perListen: 250, bonus: 1_000, bonusesLeft: 12, multiplier: 20 },
  { song: 'second-cup', perListen: 400, bonus: 0, bonusesLeft: 0, multiplier: 10 },
]

export const tips: DemoTip[] = [
  {
    on: -54,
    from: 'Pip Larkspur',
    song: 'salt-hours',
    amount: 2_000_000n,
    message: 'I fell asleep to this on three trains. Thank you for all of them.',
  },
  { on: -41, from: 'Mo Featherstonehaugh-Bell', song: 'salt-hours', amount: 1_000_000n },
  {
    on: -33,
    from: 'Night Bus Nell',
    song: 'second-cup',
    amount: 1_500_000n,
    message: 'For the wobble in bar nine.',
  },
  {
    on: -20,
    from: 'Quill & Pepper',
    song: 'salt-hours',
    amount: 5_000_000n,
    message: 'We play it when the shop closes.',
  },
  {
    on: 1,
    from: 'Mo Featherstonehaugh-Bell',
    song: 'salt-hours',
    amount: 750_000n,
    message: 'The tide came back after all.',
  },
  {
    on: 4,
    from: 'Dottie Marrow',
    song: 'second-cup',
    amount: 3_000_000n,
    message: 'The price of a second cup where I live.',
  },
  { on: 7, from: 'Saffron Oakum', song: 'second-cup', amount: 500_000n },
  {
    on: 11,
    from: 'Hazel Windrow',
    song: 'salt-hours',
    amount: 10_000_000n,
    message: 'Put it towards another window for the boathouse.',
  },
  { on: 15, from: 'Teo Brindle', song: 'salt-hours', amount: 1_000_000n, message: 'More rivers!' },
  { on: 18, from: 'Maple Undertow', song: 'second-cup', amount: 2_000_000n },
  {
    on: 23,
    from: 'Abe Tumbledown',
    song: 'second-cup',
    amount: 1_250_000n,
    message: 'My plants like it too.',
  },
  {
    on: 27,
    from: 'Juno Halfmoon',
    song: 'salt-hours',
    amount: 4_000_000n,
    message: 'Heard it at low water, as intended.',
  },
]

/** Days on which listeners have the CGC minted that they have earned. */
export const claims: { on: number; listener: string }[] = [
  { on: -3, listener: 'Pip Larkspur' },
  { on: 2, listener: 'Mo Featherstonehaugh-Bell' },
  { on: 16, listener: 'Hazel Windrow' },
  { on: 26, listener: 'Pip Larkspur' },
]
