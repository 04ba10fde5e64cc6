// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice Counters of 64 bits by id, four to a storage slot: a batch over neighbouring ids writes few slots.
library PackedCounters {
    struct Counters {
        // slot `id / 4`, bits `id % 4 * 64` and up
        uint256[1 << 30] slots;
    }

    /// @dev Counter `id`.
    function get(Counters storage counters, uint32 id) internal view returns (uint64) {
        return uint64(counters.slots[id >> 2] >> _shift(id));
    }

    /// @dev Adds to counter `id`, or returns false and changes nothing when it cannot hold the sum.
    function tryAdd(Counters storage counters, uint32 id, uint64 amount) internal returns (bool) {
        unchecked {
            uint256 slot = counters.slots[id >> 2];
            uint256 shift = _shift(id);
            // Neither side exceeds 64 bits, so the sum is exact, and the addition below stays within its lane.
            if (uint256(uint64(slot >> shift)) + amount > type(uint64).max) return false;
            counters.slots[id >> 2] = slot + (uint256(amount) << shift);
            return true;
        }
    }

    function _shift(uint32 id) private pure returns (uint256) {
        return (id & 3) << 6;
    }
}
