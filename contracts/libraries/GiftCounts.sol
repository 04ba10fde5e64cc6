// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RewardTerms} from "../types/GiftTypes.sol";

/// @notice Packed storage for rewards: a batch over many songs touches few slots.
library GiftCounts {
    /// @dev Listens are counted up to here: the next one is the sixth.
    uint256 internal constant FAMILIAR = 5;

    uint256 private constant SONGS_PER_SLOT = 85;

    struct Terms {
        // slot `song / 4`, 64 bits a song: `uint16 perListen, uint16 bonus, uint24 bonusesLeft, uint8 multiplier`
        uint256[1 << 30] slots;
    }

    struct Listens {
        // slot `song / 85`, 3 bits a song
        mapping(uint256 => uint256) slots;
    }

    function get(Terms storage terms, uint256 song) internal view returns (uint64 word) {
        assembly ("memory-safe") {
            word := and(shr(shl(6, and(song, 3)), sload(add(terms.slot, shr(2, song)))), 0xffffffffffffffff)
        }
    }

    function set(Terms storage terms, uint256 song, uint64 word) internal {
        assembly ("memory-safe") {
            let slot := add(terms.slot, shr(2, song))
            let shift := shl(6, and(song, 3))
            let others := and(sload(slot), not(shl(shift, 0xffffffffffffffff)))
            sstore(slot, or(others, shl(shift, word)))
        }
    }

    function get(Listens storage listens, uint256 song) internal view returns (uint256) {
        return (listens.slots[song / SONGS_PER_SLOT] >> (song % SONGS_PER_SLOT * 3)) & 7;
    }

    /// @dev Adds `plays`, up to `FAMILIAR`.
    /// @return before The count until now.
    function add(Listens storage listens, uint256 song, uint256 plays) internal returns (uint256 before) {
        uint256 slot = song / SONGS_PER_SLOT;
        uint256 shift = song % SONGS_PER_SLOT * 3;
        uint256 word = listens.slots[slot];
        before = (word >> shift) & 7;
        if (before == FAMILIAR) return before;
        uint256 added = before + plays > FAMILIAR ? FAMILIAR - before : plays;
        listens.slots[slot] = word + (added << shift);
    }

    function pack(RewardTerms memory terms) internal pure returns (uint64) {
        return uint64(terms.perListen) | uint64(terms.bonus) << 16 | uint64(terms.bonusesLeft) << 32
            | uint64(terms.multiplier) << 56;
    }

    function unpack(uint64 word) internal pure returns (RewardTerms memory) {
        return RewardTerms({
            perListen: uint16(word),
            bonus: uint16(word >> 16),
            bonusesLeft: uint24(word >> 32),
            multiplier: uint8(word >> 56)
        });
    }
}
