// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Epoch} from "../types/SubscriptionTypes.sol";
import {PackedCounters} from "./PackedCounters.sol";

/// @notice How a payment for a subscription is divided, and how an epoch's pool is divided among its songs.
library Recognition {
    uint256 private constant PLATFORM_PERCENT = 20;
    uint256 private constant PATRONAGE_PERCENT = 10;
    uint256 private constant REWARD_PERCENT = 1;

    /// @dev The platform's part of a payment in micro-USDC, rounded down. Amounts have 64 bits, here and below.
    function platformOf(uint256 amount) internal pure returns (uint256) {
        return _percent(amount, PLATFORM_PERCENT);
    }

    /// @dev The part for patronage in micro-USDC, rounded down.
    function patronageOf(uint256 amount) internal pure returns (uint256) {
        return _percent(amount, PATRONAGE_PERCENT);
    }

    /// @dev A keeper's reward in micro-USDC, rounded down; part of the platform's.
    function rewardOf(uint256 amount) internal pure returns (uint256) {
        return _percent(amount, REWARD_PERCENT);
    }

    /// @dev What of `pool`, paid for the time from `from` until `until`, is recognised up to `time`: rounded down, and
    /// all of it from the end on. `time` is after `from`, and times have 40 bits.
    function recognisedAt(
        uint256 pool,
        uint256 from,
        uint256 until,
        uint256 time
    )
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return time >= until ? pool : pool * (time - from) / (until - from);
        }
    }

    /// @dev Credits a song with `points`, not zero, that are among those not credited yet.
    /// @return amount Micro-USDC: the song's part of the pool rounded down, or what is left if its points are the
    /// last.
    function credit(Epoch memory epoch, uint64 points) internal pure returns (uint64 amount) {
        // Unchecked: all songs' points are `epoch.points`, so that no sum below exceeds the epoch's own members.
        unchecked {
            epoch.creditedPoints += points;
            amount = epoch.creditedPoints == epoch.points
                ? epoch.pool - epoch.credited
                : uint64(uint256(epoch.pool) * points / epoch.points);
            epoch.credited += amount;
        }
    }

    /// @dev Takes the points of a song, so that they count once.
    function take(PackedCounters.Counters storage counters, uint32 song) internal returns (uint64 points) {
        assembly ("memory-safe") {
            let slot := add(counters.slot, shr(2, song))
            let shift := shl(6, and(song, 3))
            let word := sload(slot)
            points := and(shr(shift, word), 0xffffffffffffffff)
            if points { sstore(slot, sub(word, shl(shift, points))) }
        }
    }

    function _percent(uint256 amount, uint256 percent) private pure returns (uint256) {
        unchecked {
            return amount * percent / 100;
        }
    }
}
