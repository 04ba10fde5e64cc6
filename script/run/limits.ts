/**
 * The limits of everything that is measured, each in the unit of its bench; a value above its limit fails the tests.
 * An operation over many plays is measured, and limited, per play.
 */
export const limits = {
  /** Gas of a whole transaction, by the name of its snapshot in test/gas. */
  gas: {
    'pay, 2 recipients': { limit: 56_000 },
    'pay, 100 recipients': { limit: 56_000 },
    tip: { limit: 56_000 },
    'withdraw again': { limit: 54_000 },
    'create with 4 recipients': { limit: 165_000 },
    register: { limit: 130_000 },
    'open with permit and key': { limit: 140_000 },
    'direct play': { limit: 65_000 },
    'settle 1 tab, 1 play': { limit: 95_000 },
    'settle 100 tabs, 300 plays of 60 songs out of 1,000': { limit: 420, plays: 30_000 },
    'settle 100 tabs, 300 plays of 60 songs out of 100': { limit: 220, plays: 30_000 },
    'settle 100 tabs, 20 plays of 10 songs out of 1,000': { limit: 4_200, plays: 2_000 },
    // One and a half times the batch of the same size that is paid throughout.
    'settle 100 tabs, 300 plays of 60 songs out of 1,000, mixed kinds': {
      limit: 485,
      plays: 30_000,
    },

    'tip a song again': { limit: 65_000 },
    'tip a song again, with a message': { limit: 66_000 },
    'reward 15 songs, new listener': { limit: 80_000 },
    'reward 15 songs, per listen': { limit: 62_000 },
    'reward 15 songs, with multipliers, first': { limit: 100_000 },
    'reward 15 songs, with multipliers': { limit: 82_000 },
    'reward 100 tabs of 15 songs, per listen': { limit: 2_400_000 },
    'reward 100 tabs of 15 songs, with multipliers': { limit: 4_500_000 },
    'claim rewards': { limit: 80_000 },

    'patron join': { limit: 125_000 },
    'patron renew': { limit: 75_000 },
    'patron renew on older terms': { limit: 80_000 },
    'patron gift to a new patron': { limit: 125_000 },
    'patron collect with a reward': { limit: 90_000 },

    subscribe: { limit: 130_000 },
    renew: { limit: 95_000 },
    upgrade: { limit: 110_000 },
    cancel: { limit: 35_000 },
    'collect subscription': { limit: 110_000 },
    'name 4 artists': { limit: 150_000 },
    'renew, 4 artists named': { limit: 150_000 },
    'count 100 tabs of 20 songs': { limit: 5_500_000 },
    'count 1 tab of 100 songs': { limit: 800_000 },
    'count 100 tabs of 20 songs by payments': { limit: 6_500_000 },
    'credit an epoch of 100 songs': { limit: 650_000 },

    'edition buy, new collector': { limit: 105_000 },
    'edition buy, again': { limit: 88_000 },
    'edition buy, five in one': { limit: 110_000 },
    'Dutch auction buy, new collector': { limit: 110_000 },
    'Dutch auction buy, again': { limit: 95_000 },
    'English auction bid, first': { limit: 100_000 },
    'English auction bid, outbid by a new bidder': { limit: 75_000 },
    'English auction bid, raised by one who has bid': { limit: 75_000 },
    'English auction settle': { limit: 130_000 },
    'English auction return a deposit': { limit: 60_000 },
    'English auction buy now': { limit: 120_000 },

    'list an edition': { limit: 75_000 },
    'buy an edition, new collector': { limit: 130_000 },
    'buy an edition, again': { limit: 130_000 },
    'buy an edition, the last': { limit: 130_000 },
    'buy an edition, new collector, storefront': { limit: 135_000 },
    offer: { limit: 85_000 },
    'accept an offer, new collector': { limit: 150_000 },
    'cancel an offer': { limit: 30_000 },
    'cancel a listing': { limit: 30_000 },
    'cancel all': { limit: 50_000 },
    'list a song': { limit: 75_000 },
    'buy a song': { limit: 130_000 },
    'wrap a position': { limit: 3_000_000 },
    'list shares': { limit: 75_000 },
    'buy shares, new holder, after income': { limit: 170_000 },
    'buy shares, again': { limit: 130_000 },
    'transfer shares': { limit: 70_000 },
    'claim what shares earned': { limit: 120_000 },
    unwrap: { limit: 180_000 },
  } as Record<string, { limit: number; plays?: number }>,

  /** Bytes of a contract's runtime code: EIP-170 allows 24,576, and every contract stays below. */
  contractSize: 24_575,

  /** Per cent of contracts/ that tests must reach, at least. */
  coverage: { lines: 98, branches: 95 },
}
