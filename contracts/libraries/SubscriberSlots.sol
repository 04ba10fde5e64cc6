// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Counted, Epoch, Subscriber, Tier} from "../types/SubscriptionTypes.sol";

/// @notice Reads and writes what subscriptions keep, a slot each with one access: an assignment of a struct reads and
/// writes its slot once more for each member.
library SubscriberSlots {
    uint256 private constant CHANGES_AT = 40;
    uint256 private constant PAID_UNTIL_AT = 80;
    uint256 private constant PRIOR_RATE_AT = 120;
    uint256 private constant RATE_AT = 152;
    uint256 private constant LATER_RATE_AT = 184;
    uint256 private constant AGREED_AT = 216;
    uint256 private constant PRIOR_TIER_AT = 248;
    uint256 private constant TIER_AT = 250;
    uint256 private constant LATER_TIER_AT = 252;
    uint256 private constant RENEW_TIER_AT = 254;

    /// @dev A `Subscriber` in one word, from the lowest bit up: `uint40 since, uint40 changesAt, uint40 paidUntil,
    /// uint32 priorRate, uint32 rate, uint32 laterRate, uint32 agreed, uint2 priorTier, uint2 tier, uint2 laterTier,
    /// uint2 renewTier`. Renewals are automatic when something was agreed to.
    function pack(Subscriber memory subscriber) internal pure returns (uint256 word) {
        word = uint256(subscriber.since) | uint256(subscriber.changesAt) << CHANGES_AT
            | uint256(subscriber.paidUntil) << PAID_UNTIL_AT | uint256(subscriber.priorRate) << PRIOR_RATE_AT
            | uint256(subscriber.rate) << RATE_AT | uint256(subscriber.laterRate) << LATER_RATE_AT
            | uint256(subscriber.agreed) << AGREED_AT;
        word |= uint256(subscriber.priorTier) << PRIOR_TIER_AT | uint256(subscriber.tier) << TIER_AT
        | uint256(subscriber.laterTier) << LATER_TIER_AT | uint256(subscriber.renewTier) << RENEW_TIER_AT;
    }

    function unpack(uint256 word) internal pure returns (Subscriber memory subscriber) {
        subscriber.since = uint40(word);
        subscriber.changesAt = uint40(word >> CHANGES_AT);
        subscriber.paidUntil = uint40(word >> PAID_UNTIL_AT);
        subscriber.priorRate = uint32(word >> PRIOR_RATE_AT);
        subscriber.rate = uint32(word >> RATE_AT);
        subscriber.laterRate = uint32(word >> LATER_RATE_AT);
        subscriber.agreed = uint32(word >> AGREED_AT);
        subscriber.priorTier = Tier((word >> PRIOR_TIER_AT) & 3);
        subscriber.tier = Tier((word >> TIER_AT) & 3);
        subscriber.laterTier = Tier((word >> LATER_TIER_AT) & 3);
        subscriber.renewTier = Tier(word >> RENEW_TIER_AT);
        subscriber.automatic = subscriber.agreed != 0;
    }

    function load(Epoch storage source) internal view returns (Epoch memory epoch) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        epoch.pool = uint64(word);
        epoch.credited = uint64(word >> 64);
        epoch.points = uint64(word >> 128);
        epoch.creditedPoints = uint64(word >> 192);
    }

    function store(Epoch storage target, Epoch memory epoch) internal {
        uint256 word = uint256(epoch.pool) | uint256(epoch.credited) << 64 | uint256(epoch.points) << 128
            | uint256(epoch.creditedPoints) << 192;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    function load(Counted storage source) internal view returns (Counted memory counted) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        counted.day = uint32(word);
        counted.today = uint32(word >> 32);
        counted.countedUntil = uint40(word >> 64);
    }

    function store(Counted storage target, Counted memory counted) internal {
        uint256 word =
            uint256(counted.day) | uint256(counted.today) << 32 | uint256(counted.countedUntil) << 64;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }
}
