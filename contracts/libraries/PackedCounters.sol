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
        (, uint256 word) = _read(counters, id);
        return uint64(word >> _shift(id));
    }

    /// @dev Adds to counter `id`, or returns false and changes nothing when it cannot hold the sum.
    function tryAdd(Counters storage counters, uint32 id, uint64 amount) internal returns (bool) {
        (uint256 slot, uint256 word) = _read(counters, id);
        uint256 shift = _shift(id);
        unchecked {
            // Neither side exceeds 64 bits, so the sum is exact, and the addition below stays within its lane.
            if (uint256(uint64(word >> shift)) + amount > type(uint64).max) return false;
            word += uint256(amount) << shift;
        }
        assembly ("memory-safe") {
            sstore(slot, word)
        }
        return true;
    }

    /// @dev Where the counter stands. In assembly, because an id of 32 bits needs no check against the array's length.
    function _read(Counters storage counters, uint32 id) private view returns (uint256 slot, uint256 word) {
        assembly ("memory-safe") {
            slot := add(counters.slot, shr(2, id))
            word := sload(slot)
        }
    }

    function _shift(uint32 id) private pure returns (uint256) {
        return (id & 3) << 6;
    }
}
