// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Counted, Epoch, Subscriber, SubscriberState} from "../types/SubscriptionTypes.sol";

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

    uint256 private constant POINTS_AT = 128;

    /// @dev A `Subscriber` in one word, from the lowest bit up: `uint40 since, uint40 changesAt, uint40 paidUntil,
    /// uint32 priorRate, uint32 rate, uint32 laterRate, uint32 agreed, uint2 priorTier, uint2 tier, uint2 laterTier,
    /// uint2 renewTier`. No member may have more bits than that.
    function pack(SubscriberState memory state) internal pure returns (uint256 word) {
        word = state.since | state.changesAt << CHANGES_AT | state.paidUntil << PAID_UNTIL_AT
            | state.priorRate << PRIOR_RATE_AT | state.rate << RATE_AT | state.laterRate << LATER_RATE_AT;
        word |= state.agreed << AGREED_AT | state.priorTier << PRIOR_TIER_AT | state.tier << TIER_AT
        | state.laterTier << LATER_TIER_AT | state.renewTier << RENEW_TIER_AT;
    }

    function unpack(uint256 word) internal pure returns (SubscriberState memory state) {
        state.since = uint40(word);
        state.changesAt = uint40(word >> CHANGES_AT);
        state.paidUntil = uint40(word >> PAID_UNTIL_AT);
        state.priorRate = uint32(word >> PRIOR_RATE_AT);
        state.rate = uint32(word >> RATE_AT);
        state.laterRate = uint32(word >> LATER_RATE_AT);
        state.agreed = uint32(word >> AGREED_AT);
        state.priorTier = (word >> PRIOR_TIER_AT) & 3;
        state.tier = (word >> TIER_AT) & 3;
        state.laterTier = (word >> LATER_TIER_AT) & 3;
        state.renewTier = word >> RENEW_TIER_AT;
    }

    /// @dev The same memory with narrower members, for readers outside.
    function toSubscriber(SubscriberState memory state) internal pure returns (Subscriber memory subscriber) {
        complete(state);
        assembly ("memory-safe") {
            subscriber := state
        }
    }

    /// @dev Sets `isAutomatic`.
    function complete(SubscriberState memory state) internal pure {
        state.isAutomatic = state.agreed == 0 ? 0 : 1;
    }

    function load(Epoch storage source) internal view returns (Epoch memory epoch) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        epoch.pool = uint64(word);
        epoch.credited = uint64(word >> 64);
        epoch.points = uint64(word >> POINTS_AT);
        epoch.creditedPoints = uint64(word >> 192);
    }

    function store(Epoch storage target, Epoch memory epoch) internal {
        uint256 word = uint256(epoch.pool) | uint256(epoch.credited) << 64 | uint256(epoch.points)
            << POINTS_AT | uint256(epoch.creditedPoints) << 192;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    /// @dev Adds micro-USDC to the pool; reverts with a panic where that has no room for them.
    function addToPool(Epoch storage target, uint256 amount) internal {
        _add(target, amount, 0);
    }

    /// @dev Adds points; reverts with a panic where there is no room for them.
    function addToPoints(Epoch storage target, uint256 points) internal {
        _add(target, points, POINTS_AT);
    }

    function _add(Epoch storage target, uint256 amount, uint256 shift) private {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(target.slot)
        }
        assert(amount <= type(uint64).max - uint64(word >> shift));
        // Unchecked: there is room.
        unchecked {
            word += amount << shift;
        }
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
