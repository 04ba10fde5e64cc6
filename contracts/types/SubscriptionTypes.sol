// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev A period is what a price buys.
uint40 constant PERIOD = 30 days;

/// @dev Epochs of Unix time: epoch `e` is from `e * EPOCH` until `(e + 1) * EPOCH`.
uint40 constant EPOCH = 30 days;

/// @dev How long after the paid time a subscriber who has not cancelled keeps access, and may renew.
uint40 constant GRACE = 3 days;

/// @dev How long after an epoch's end its plays may still be settled.
uint40 constant SETTLEMENT_WINDOW = 3 days;

/// @notice What a subscriber has, from the least to the most.
enum Tier {
    FREE,
    BASIC,
    PREMIUM,
    SUPPORTER
}

/// @notice What a payment was for.
enum PaymentKind {
    SUBSCRIBE,
    RENEW,
    UPGRADE,
    COLLECT
}

/// @notice How points are given. PRO_RATA: a play is a point. USER_CENTRIC: a micro-USDC that the listener's own
/// payments added to the pool is a point.
enum Policy {
    PRO_RATA,
    USER_CENTRIC
}

/// @notice A subscription. The paid time is one stretch, or two: each was bought on one tier at one price.
/// @dev One stretch: `changesAt` equals `paidUntil`, and `laterTier` and `laterRate` are zero. A stretch that is over
/// moves to `prior` at the next payment. Packed into one slot by {SubscriberSlots}.
/// @param since Unix seconds at which the first stretch began.
/// @param changesAt Unix seconds at which the first stretch ends.
/// @param paidUntil Unix seconds at which the paid time ends.
/// @param priorRate `rate` of the time before `since`, for counting plays; zero when there is none.
/// @param rate What the first stretch was bought for, in micro-USDC for 30 days.
/// @param laterRate The same of the second stretch.
/// @param agreed The highest price for 30 days that an automatic renewal may take, in micro-USDC; zero when not
/// automatic.
/// @param priorTier Tier of the time before `since`.
/// @param tier Tier of the first stretch.
/// @param laterTier Tier of the second stretch.
/// @param renewTier The tier that renewals buy; FREE means cancelled.
/// @param automatic Whether anyone may collect renewals when they are due.
struct Subscriber {
    uint40 since;
    uint40 changesAt;
    uint40 paidUntil;
    uint32 priorRate;
    uint32 rate;
    uint32 laterRate;
    uint32 agreed;
    Tier priorTier;
    Tier tier;
    Tier laterTier;
    Tier renewTier;
    bool automatic;
}

/// @notice A `Subscriber` while it is worked on: the same members in the same order as whole words, because narrower
/// ones cost thousands of gas a payment to read and write in memory.
/// @param agreed Zero when not automatic.
/// @param isAutomatic 1 or 0; told from `agreed` when the rest is ready.
struct SubscriberState {
    uint256 since;
    uint256 changesAt;
    uint256 paidUntil;
    uint256 priorRate;
    uint256 rate;
    uint256 laterRate;
    uint256 agreed;
    uint256 priorTier;
    uint256 tier;
    uint256 laterTier;
    uint256 renewTier;
    uint256 isAutomatic;
}

/// @notice Prices for 30 days in micro-USDC, and those that follow.
/// @param nextAt Unix seconds from which the next ones are in force; zero when none were ever announced.
struct Prices {
    // slot 0
    uint32 basic;
    uint32 premium;
    uint32 supporter;
    uint32 nextBasic;
    uint32 nextPremium;
    uint32 nextSupporter;
    uint40 nextAt;
}

/// @notice What the artists share of one epoch.
/// @param pool Micro-USDC that payments added.
/// @param credited Micro-USDC of it that songs have been credited with.
/// @param points All songs' points.
/// @param creditedPoints The points of the songs that have been credited.
struct Epoch {
    // slot 0
    uint64 pool;
    uint64 credited;
    uint64 points;
    uint64 creditedPoints;
}

/// @notice What was counted of a listener.
/// @param day Days since 1970 (UTC) of the last settlement that counted by PRO_RATA.
/// @param today Plays counted on that day.
/// @param countedUntil Unix seconds up to which the listener's payments have become points by USER_CENTRIC.
struct Counted {
    // slot 0
    uint32 day;
    uint32 today;
    uint40 countedUntil;
}
