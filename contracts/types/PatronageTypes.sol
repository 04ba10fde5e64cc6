// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev A tier with this limit takes any number of patrons; one with the limit zero takes no new ones.
uint32 constant NO_LIMIT = type(uint32).max;

/// @notice How a patronage goes on when its paid time ends.
/// @dev CANCELLED is zero, so that somebody who never joined has no grace either.
enum Renewal {
    CANCELLED,
    MANUAL,
    AUTOMATIC
}

/// @notice An artist's patronage as a whole.
/// @param split Id of the split that earns it; zero means that the artist has no patronage.
/// @param keeperReward Basis points of an automatic renewal that go to whoever collects it.
/// @param tierCount Tiers have the numbers 1 to `tierCount`; a higher one is the higher tier.
/// @param patrons Places taken on all tiers; see `PatronTier.patrons`.
/// @param contributed Micro-USDC that all patrons have paid, before fees and rewards.
struct Page {
    // slot 0
    uint32 split;
    uint16 keeperReward;
    uint8 tierCount;
    uint32 patrons;
    uint64 contributed;
}

/// @notice What a patron agrees to. Terms never change: an artist who wants others publishes another version.
/// @param price Micro-USDC for 30 days.
/// @param earlyAccessHours Hours before a release from which patrons of this tier may play it.
/// @param perks sha2-256 digest of the JSON that describes the perks.
struct TierTerms {
    // slot 0
    uint48 price;
    uint16 earlyAccessHours;
    // slot 1
    bytes32 perks;
}

/// @notice A tier as it is offered now.
/// @param version Number of the terms that new patrons agree to, from 1.
/// @param price The price in those terms, in micro-USDC for 30 days.
/// @param limit How many places there are, or `NO_LIMIT`.
/// @param patrons Places taken. Who has lapsed keeps a place until somebody vacates it.
struct PatronTier {
    // slot 0
    uint16 version;
    uint48 price;
    uint32 limit;
    uint32 patrons;
}

/// @notice One fan's patronage of one artist.
/// @param since Unix seconds from which it has been unbroken.
/// @param paidUntil Unix seconds at which the paid time ends.
/// @param tier The tier whose place it takes, or zero.
/// @param version The terms that the patron agreed to.
/// @param rate What the paid time still to come was bought for, in micro-USDC for 30 days, rounded down.
/// @param renewal How it goes on.
/// @param contributed Micro-USDC paid for it so far, whoever paid.
/// @param storefront Split of the storefront that brought it, or zero; automatic renewals name it again.
struct Patron {
    // slot 0
    uint40 since;
    uint40 paidUntil;
    uint8 tier;
    uint16 version;
    uint48 rate;
    Renewal renewal;
    uint64 contributed;
    uint32 storefront;
}

/// @notice What a patronage is worth at this moment.
/// @param tier The tier, or zero: no patron.
/// @param loyalty 1 below 3 unbroken months of 30 days, 2 below 6, 3 below 12, 4 from 12; zero for no patron.
/// @param unbrokenMonths Whole months of paid time that have passed since it began.
/// @param earlyAccessHours As the patron agreed.
/// @param until Unix seconds at which access ends if nothing is paid, grace included.
/// @param renewalPrice Micro-USDC for 30 more days.
struct Standing {
    uint8 tier;
    uint8 loyalty;
    uint16 unbrokenMonths;
    uint16 earlyAccessHours;
    uint40 until;
    uint48 renewalPrice;
}
